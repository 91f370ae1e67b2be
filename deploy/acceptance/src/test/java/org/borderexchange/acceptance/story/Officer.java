package org.borderexchange.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
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

    /** Opens a case by hand, whatever the answer may be. */
    public Answer opensCase(String title, String workingGroup, List<Alert> alerts) {
        var body = JSON.createObjectNode().put("title", title).put("workingGroup", workingGroup);
        var ids = body.putArray("alerts");
        alerts.forEach(alert -> ids.add(alert.id()));
        return post("/api/v1/cases", body.toString());
    }

    /** A case or operation, as soon as his gateway has it. */
    public CaseFile soonHas(String subject) {
        Eventually.soon(() -> readsSubject(subject).hasStatus(200));
        return has(subject);
    }

    /** As his gateway holds it now. */
    public CaseFile has(String subject) {
        return CaseFile.of(readsSubject(subject).hasStatus(200));
    }

    public Answer readsSubject(String subject) {
        return get(addressOf(subject));
    }

    /** Does something in a case or operation, whatever the answer may be. @param act JSON of the API @param headers name, value, … */
    public Answer acts(String subject, String act, String... headers) {
        return post(addressOf(subject) + "/acts", act, headers);
    }

    /**
     * Does something in a case or operation and waits for the hub's decision.
     *
     * @param act JSON of the API
     * @return what became of it, as his gateway answers
     */
    public JsonNode actsAndLearns(String subject, String act, String... headers) {
        return learns(acts(subject, act, headers).hasStatus(202));
    }

    /** What the hub decided of an act. @param answer to the act */
    public JsonNode learns(Answer answer) {
        var subject = answer.json().required("subject").asString();
        var address =
                addressOf(subject) + "/acts/" + answer.json().required("act").asString();
        Eventually.soon(() -> assertThat(
                        get(address).hasStatus(200).json().required("state").asString())
                .isNotEqualTo("PENDING"));
        return get(address).json();
    }

    private static String addressOf(String subject) {
        return (subject.startsWith("C-") ? "/api/v1/cases/" : "/api/v1/operations/") + subject;
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
