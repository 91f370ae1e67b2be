package org.borderexchange.notification.problem;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/** Last of all advice: what the framework refuses, and what nobody expected. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    @ExceptionHandler
    ResponseEntity<Problem> refused(Refused refused) {
        return ProblemAnswers.of(refused.problem());
    }

    @ExceptionHandler
    ResponseEntity<Problem> unavailable(Unavailable unavailable) {
        return ProblemAnswers.of(Problem.of(ProblemType.UNAVAILABLE));
    }

    /** Everything else is a fault of this program, whatever its class: it is logged here and answered without detail. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Problem> unexpected(Exception unexpected, HttpServletResponse response) {
        if (DisconnectedClientHelper.isClientDisconnectedException(unexpected)) {
            return null;
        }
        UnexpectedFault.log(unexpected);
        return response.isCommitted() ? null : ProblemAnswers.of(Problem.of(ProblemType.INTERNAL_ERROR));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception refused, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var type = ProblemType.of(status);
        var all = ProblemAnswers.headers(type);
        all.addAll(headers);
        return super.handleExceptionInternal(refused, Problem.of(type), all, type.status(), request);
    }
}
