package org.borderexchange.acceptance.story;

import java.net.URI;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who issues and changes alerts of his country. */
public final class Officer extends Caller {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ALERTS = "/api/v1/alerts";
    private static final String HITS = "/api/v1/hits";

    private final Exchange exchange;

    Officer(Exchange exchange, URI gateway, Supplier<String> token) {
        super(gateway, token);
        this.exchange = exchange;
    }

    /** Hands in a new alert, whatever the answer may be. @param headers name, value, … */
    public Answer submits(Draft draft, String... headers) {
        return post(ALERTS, draft.json(), headers);
    }

    public Alert issues(Draft draft) {
        return alert(submits(draft).hasStatus(201));
    }

    public Alert amends(Alert before, Draft draft) {
        return alert(put(ALERTS + "/" + before.id(), draft.json(), "If-Match", before.entityTag())
                .hasStatus(200));
    }

    public Alert withdraws(Alert before) {
        var reason = JSON.createObjectNode().put("reason", "found in Trebinje");
        return alert(post(ALERTS + "/" + before.id() + "/withdrawal", reason.toString())
                .hasStatus(200));
    }

    /** An alert as his gateway holds it now. */
    public Answer reads(String id) {
        return get(ALERTS + "/" + id);
    }

    public Answer readsHistoryOf(String id) {
        return get(ALERTS + "/" + id + "/history");
    }

    /** @param query without question mark, values encoded */
    public Answer searches(String query) {
        return get(ALERTS + "?" + query);
    }

    /** A hit on these two alerts, as soon as his gateway has it. */
    public Hit soonHasHit(Alert one, Alert other) {
        var id = Hit.idOf(one, other);
        Eventually.soon(() -> readsHit(id).hasStatus(200));
        return new Hit(id, one, other);
    }

    public Answer readsHit(String id) {
        return get(HITS + "/" + id);
    }

    /** @param query without question mark */
    public Answer listsHits(String query) {
        return get(HITS + "?" + query);
    }

    /** @param verdict {@code CONFIRMED} or {@code REJECTED} */
    public Answer judges(Hit hit, String verdict, String reason) {
        var body = JSON.createObjectNode().put("verdict", verdict).put("reason", reason);
        return post(HITS + "/" + hit.id() + "/verdict", body.toString());
    }

    /** Takes a received alert in hand. */
    public Answer acknowledges(Alert alert, String note) {
        var body = JSON.createObjectNode().put("note", note);
        return post(ALERTS + "/" + alert.id() + "/acknowledgement", body.toString());
    }

    public Answer acknowledges(Hit hit, String note) {
        var body = JSON.createObjectNode().put("note", note);
        return post(HITS + "/" + hit.id() + "/acknowledgement", body.toString());
    }

    /** Asks whether something is known. @param question JSON of the API */
    public Answer checks(String question) {
        return post("/api/v1/checks", question);
    }

    private Alert alert(Answer answer) {
        var json = answer.json();
        return new Alert(
                exchange,
                json.required("id").asString(),
                json.required("version").asInt(),
                answer.header("ETag"),
                json);
    }
}
