package org.borderexchange.gateway.feed;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.borderexchange.gateway.act.Act;
import org.borderexchange.gateway.alert.ReceivedEvent;
import org.borderexchange.gateway.alert.VisibleAlert;
import org.borderexchange.gateway.alert.wire.AlertJson;
import org.borderexchange.gateway.casework.CaseEntry;
import org.borderexchange.gateway.casework.CaseFile;
import org.borderexchange.gateway.casework.JointOperation;
import org.borderexchange.gateway.casework.Subject;
import org.borderexchange.gateway.casework.Told;
import org.borderexchange.gateway.casework.VisibleCase;
import org.borderexchange.gateway.casework.wire.CaseworkJson;
import org.borderexchange.gateway.check.SightingJson;
import org.borderexchange.gateway.hit.ReceivedHit;
import org.borderexchange.gateway.hit.Verdict;
import org.borderexchange.gateway.hit.VisibleHit;
import org.borderexchange.gateway.hit.wire.HitJson;
import org.borderexchange.gateway.receipt.Escalation;
import org.borderexchange.gateway.receipt.Receipt;
import org.borderexchange.gateway.receipt.wire.ReceiptJson;
import org.borderexchange.schemas.codelist.EventKind;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.EventKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What arrives, as desks are shown it: alerts, hits, verdicts, sightings, cases, operations, acknowledgements and escalations as the API answers them. */
public final class DeskEvents {

    private final AlertJson alerts;

    public DeskEvents(AlertJson alerts) {
        this.alerts = alerts;
    }

    public DeskEvent alert(ReceivedEvent told) {
        var id = told.id().toString();
        var visible = new VisibleAlert(told.id(), told.version(), Optional.empty(), told.event());
        return new DeskEvent(
                EventKey.ofState(id),
                told.version(),
                told.content().isEmpty() ? EventKind.ALERT_ERASED : told.kind(),
                told.time(),
                Set.of(id),
                told.content().map(present -> () -> named("alert", alerts.of(visible))));
    }

    /** @param visible the state that was told */
    public static DeskEvent hit(ReceivedHit told, VisibleHit visible) {
        return hit(told, about(visible), Optional.of(() -> named("hit", HitJson.of(visible))));
    }

    public static DeskEvent lost(ReceivedHit told) {
        return hit(told, Set.of(told.id().toString()), Optional.empty());
    }

    /** @param visible the hit with the verdict */
    public static DeskEvent verdict(Verdict verdict, VisibleHit visible) {
        return new DeskEvent(
                verdict.key(),
                verdict.version(),
                EventKind.VERDICT_GIVEN,
                verdict.at(),
                about(visible),
                Optional.of(() -> named("verdict", HitJson.of(verdict, visible.hit()))
                        .setAll(named("hit", HitJson.of(visible)))));
    }

    public static DeskEvent sighting(Act act) {
        return new DeskEvent(
                act.key(),
                act.version(),
                act.kind(),
                act.at(),
                Set.of(act.key().subject()),
                Optional.of(
                        () -> named("sighting", SightingJson.of(act.key().act().orElseThrow(), act.event()))));
    }

    /** @param visible the state that was told */
    public static DeskEvent caseFile(Told<CaseFile> told, VisibleCase visible) {
        var about = visible.file().about();
        return casework(told, EventKind.CASE_CHANGED, about, () -> named("case", CaseworkJson.of(visible)));
    }

    public static DeskEvent operation(Told<JointOperation> told, JointOperation present) {
        return casework(
                told, EventKind.OPERATION_CHANGED, present.about(), () -> named("operation", CaseworkJson.of(present)));
    }

    /** @param lost alerts that it does not name */
    public static DeskEvent entry(Told<CaseEntry> told, CaseEntry present, Set<AlertId> lost) {
        return casework(
                told, changed(told.key()), present.about(), () -> named("entry", CaseworkJson.of(present, lost)));
    }

    /** A case, an operation or a line of their history. */
    public static DeskEvent lost(Told<?> told) {
        return new DeskEvent(
                told.key(),
                told.version(),
                changed(told.key()),
                told.at(),
                Set.of(told.key().toString()),
                Optional.empty());
    }

    private static EventKind changed(EventKey key) {
        return Subject.parse(key.subject()).orElseThrow().changed();
    }

    private static DeskEvent casework(Told<?> told, EventKind kind, Set<String> about, Supplier<ObjectNode> content) {
        return new DeskEvent(told.key(), told.version(), kind, told.at(), about, Optional.of(content));
    }

    /** @param about the subject, and what it speaks of */
    public static DeskEvent acknowledgement(Act act, Receipt receipt, Set<String> about) {
        return new DeskEvent(
                act.key(),
                act.version(),
                act.kind(),
                act.at(),
                about,
                Optional.of(() -> named("receipt", ReceiptJson.of(receipt))));
    }

    /** @param about the subject, and what it speaks of */
    public static DeskEvent escalation(Escalation escalation, Set<String> about) {
        return new DeskEvent(
                escalation.key(),
                escalation.version(),
                EventKind.ESCALATED,
                escalation.at(),
                about,
                Optional.of(() -> named("escalation", ReceiptJson.of(escalation))));
    }

    private static DeskEvent hit(ReceivedHit told, Set<String> about, Optional<Supplier<ObjectNode>> content) {
        return new DeskEvent(
                EventKey.ofState(told.id().toString()), told.version(), told.kind(), told.time(), about, content);
    }

    /** Ids of the hit and of its alerts. */
    public static Set<String> about(VisibleHit visible) {
        var about = new HashSet<String>();
        about.add(visible.hit().id().toString());
        visible.hit().alerts().forEach(alert -> about.add(alert.toString()));
        visible.inCase().ifPresent(in -> about.add(in.toString()));
        return about;
    }

    private static ObjectNode named(String name, JsonNode content) {
        return JsonNodeFactory.instance.objectNode().set(name, content);
    }
}
