package org.borderexchange.gateway.casework.web;

import io.swagger.v3.oas.annotations.Hidden;
import org.borderexchange.gateway.casework.CaseActService.NoSuchSubject;
import org.borderexchange.gateway.casework.CaseActService.RelatedCases;
import org.borderexchange.gateway.casework.wire.CaseworkJson;
import org.borderexchange.gateway.problem.Problem;
import org.borderexchange.gateway.problem.ProblemAnswers;
import org.borderexchange.gateway.problem.ProblemType;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the refusals of casework are in the catalogue; documented with the calls. */
@Hidden
@RestControllerAdvice(basePackageClasses = CaseworkProblems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class CaseworkProblems {

    @ExceptionHandler
    ResponseEntity<Problem> absent(NoSuchSubject absent) {
        return ProblemAnswers.of(Problem.of(ProblemType.NOT_FOUND));
    }

    /** The problem has the cases in it, so that the officer can look at them and decide. */
    @ExceptionHandler
    ResponseEntity<ObjectNode> related(RelatedCases found) {
        var problem = Problem.of(ProblemType.RELATED_CASES);
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("type", problem.type().toString())
                .put("title", problem.title())
                .put("status", problem.status());
        var related = body.putArray("related");
        found.related().forEach(one -> related.add(CaseworkJson.of(one)));
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }
}
