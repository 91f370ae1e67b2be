package org.borderexchange.gateway.casework.web;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.function.Supplier;
import org.borderexchange.gateway.casework.ActDraft;
import org.borderexchange.gateway.casework.CaseActService;
import org.borderexchange.gateway.casework.CaseActService.Done;
import org.borderexchange.gateway.casework.Subject;
import org.borderexchange.gateway.casework.wire.CaseworkJson;
import org.borderexchange.gateway.outbox.WriteCapacity;
import org.borderexchange.schemas.codelist.CaseActKind;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Acts that were stored and that the hub will decide, counted and answered. */
@Component
class ActAnswers {

    static final String CASES = "/api/v1/cases";
    static final String OPERATIONS = "/api/v1/operations";

    private final WriteCapacity capacity;
    private final MeterRegistry meters;

    ActAnswers(WriteCapacity capacity, MeterRegistry meters) {
        this.capacity = capacity;
        this.meters = meters;
    }

    /** @throws org.borderexchange.gateway.problem.Refused as unavailable, with nothing done, if there is no room for more */
    Done done(CaseActKind kind, Supplier<Done> act) {
        var done = capacity.within(act);
        meters.counter("exchange.case.acts", "kind", kind.code()).increment();
        return done;
    }

    /** @param act refuses a draft whose form is wrong */
    Done done(ActDraft<?> draft, Supplier<Done> act) {
        return draft.act().map(well -> done(well.kind(), act)).orElseGet(act);
    }

    /** {@code 202} with {@code {act, subject, other?}} and the address at which the decision can be read. */
    static ResponseEntity<ObjectNode> accepted(Done done) {
        return accepted(done, JsonNodeFactory.instance.objectNode());
    }

    /** @param besides what the answer has besides */
    static ResponseEntity<ObjectNode> accepted(Done done, ObjectNode besides) {
        var subject = done.key().subject();
        var act = CaseworkJson.id(done.key());
        var body = JsonNodeFactory.instance.objectNode().put("act", act).put("subject", subject);
        done.other().ifPresent(other -> body.put("other", other.toString()));
        var path = Subject.parse(subject).orElseThrow() instanceof Subject.OfCase ? CASES : OPERATIONS;
        return ResponseEntity.accepted()
                .location(URI.create(path + "/" + subject + "/acts/" + act))
                .body(body.setAll(besides));
    }

    static ObjectNode standing(CaseActService acts, Subject subject, String act) {
        return acts.standing(subject, act).map(CaseworkJson::of).orElseThrow(CaseActService.NoSuchSubject::new);
    }
}
