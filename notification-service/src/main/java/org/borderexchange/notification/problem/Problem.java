package org.borderexchange.notification.problem;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.List;

/**
 * An answer that says no, as RFC 9457 writes it. Spring's own {@code ProblemDetail} is not used: it repeats the request's path.
 *
 * @param errors every fault of what was sent
 */
record Problem(
        @JsonIgnore ProblemType kind,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Fault> errors) {

    public Problem {
        errors = List.copyOf(errors);
    }

    static Problem of(ProblemType kind) {
        return new Problem(kind, List.of());
    }

    @JsonProperty
    public URI type() {
        return kind.uri();
    }

    @JsonProperty
    public String title() {
        return kind.title();
    }

    @JsonProperty
    public int status() {
        return kind.status().value();
    }
}
