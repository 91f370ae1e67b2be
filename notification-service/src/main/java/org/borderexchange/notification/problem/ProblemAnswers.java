package org.borderexchange.notification.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Problems as HTTP answers. */
public final class ProblemAnswers {

    /** Outages and overload last seconds; who asks again sooner only adds to them. */
    private static final String RETRY_AFTER_SECONDS = "5";

    private static final JsonMapper JSON = new JsonMapper();

    /** From a controller. */
    static ResponseEntity<Problem> of(Problem problem) {
        return ResponseEntity.status(problem.kind().status())
                .headers(headers(problem.kind()))
                .body(problem);
    }

    /** From a filter, where no converter is at hand. */
    public static void write(ProblemType type, HttpServletResponse response) throws IOException {
        response.setStatus(type.status().value());
        headers(type).forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        response.getOutputStream().write(JSON.writeValueAsBytes(Problem.of(type)));
    }

    static HttpHeaders headers(ProblemType type) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        switch (type) {
            case UNAVAILABLE, TOO_MANY_REQUESTS -> headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            // Without any hint at what was wrong with the token.
            case UNAUTHENTICATED -> headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            default -> {}
        }
        return headers;
    }

    private ProblemAnswers() {}
}
