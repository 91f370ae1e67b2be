package org.borderexchange.gateway.problem;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** The catalogue of problems. Clients rely on the URIs: a constant's name never changes. */
public enum ProblemType {
    MALFORMED_JSON(HttpStatus.BAD_REQUEST, "The body is not well-formed JSON"),
    INVALID_ALERT(HttpStatus.BAD_REQUEST, "The alert breaks rules"),
    INVALID_REQUEST(HttpStatus.BAD_REQUEST, "The request breaks rules"),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "A valid access token is needed"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "Your role may not do this"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing here for you"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "This method is not supported here"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "None of the accepted media types can be answered"),
    REFERENCE_TAKEN(HttpStatus.CONFLICT, "The national reference belongs to another alert"),
    SUBMISSION_IN_PROGRESS(HttpStatus.CONFLICT, "A request with this idempotency key is still in progress"),
    ALERT_NOT_ACTIVE(HttpStatus.CONFLICT, "The alert is withdrawn, expired or achieved"),
    RELATED_CASES(HttpStatus.CONFLICT, "There are related cases; name them to open another one despite them"),
    ALERT_IS_OWN(HttpStatus.CONFLICT, "An own alert is acknowledged by the countries that received it, not here"),
    STALE_VERSION(HttpStatus.PRECONDITION_FAILED, "It has changed since it was read"),
    CONTENT_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "This media type is not supported here"),
    IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT, "The idempotency key was used with other content"),
    DOCUMENT_MISNAMED(HttpStatus.UNPROCESSABLE_CONTENT, "The document is not what it is called"),
    DOCUMENT_NOT_TAKEN(HttpStatus.UNPROCESSABLE_CONTENT, "Documents of this media type are not taken"),
    DOCUMENT_INFECTED(HttpStatus.UNPROCESSABLE_CONTENT, "Something harmful was found in the document"),
    PRECONDITION_REQUIRED(HttpStatus.PRECONDITION_REQUIRED, "If-Match with the version that was read is needed"),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Too many requests; try again later"),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The service cannot do this now; try again later");

    private final HttpStatus status;
    private final String title;

    ProblemType(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** Short name, also the tag of metrics. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public URI uri() {
        return URI.create("urn:border-exchange:problem:" + slug());
    }

    /** What to answer where the framework chose a status. */
    static ProblemType of(HttpStatusCode status) {
        return switch (status.value()) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> CONTENT_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 429 -> TOO_MANY_REQUESTS;
            case 503 -> UNAVAILABLE;
            default -> status.is4xxClientError() ? INVALID_REQUEST : INTERNAL_ERROR;
        };
    }
}
