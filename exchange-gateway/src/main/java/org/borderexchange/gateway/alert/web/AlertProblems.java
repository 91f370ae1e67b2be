package org.borderexchange.gateway.alert.web;

import org.borderexchange.gateway.alert.AlertService;
import org.borderexchange.gateway.alert.NotActive;
import org.borderexchange.gateway.problem.InvalidInput;
import org.borderexchange.gateway.problem.Problem;
import org.borderexchange.gateway.problem.ProblemAnswers;
import org.borderexchange.gateway.problem.ProblemType;
import org.borderexchange.gateway.problem.Refused;
import org.borderexchange.gateway.problem.StoreUnavailable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What the refusals of the domain are in the catalogue. */
@RestControllerAdvice(assignableTypes = AlertController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class AlertProblems {

    @ExceptionHandler({
        InvalidInput.class,
        AlertService.NoSuchAlert.class,
        AlertService.StaleVersion.class,
        NotActive.class
    })
    ResponseEntity<Problem> answer(RuntimeException refusal) {
        return ProblemAnswers.of(of(refusal));
    }

    /** @return for what is no refusal, an internal error */
    static Problem of(RuntimeException refusal) {
        return switch (refusal) {
            case InvalidInput invalid -> new Problem(ProblemType.INVALID_ALERT, invalid.faults());
            case Refused refused -> refused.problem();
            case AlertService.NoSuchAlert absent -> Problem.of(ProblemType.NOT_FOUND);
            case AlertService.StaleVersion stale -> Problem.of(ProblemType.STALE_VERSION);
            case NotActive over -> Problem.of(ProblemType.ALERT_NOT_ACTIVE);
            case StoreUnavailable unavailable -> Problem.of(ProblemType.UNAVAILABLE);
            default -> Problem.of(ProblemType.INTERNAL_ERROR);
        };
    }
}
