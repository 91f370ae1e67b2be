package org.borderexchange.cases.matching;

import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventId;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.OperationId;
import org.borderexchange.schemas.wire.CaseAct;
import org.borderexchange.schemas.wire.CaseActKind;
import org.borderexchange.schemas.wire.CaseDocument;
import org.borderexchange.schemas.wire.CaseRole;
import org.borderexchange.schemas.wire.CaseStatus;
import org.borderexchange.schemas.wire.DeliveryStage;
import org.borderexchange.schemas.wire.DeliveryStageKind;
import org.borderexchange.schemas.wire.EventKind;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.borderexchange.schemas.wire.OperationEnding;
import org.borderexchange.schemas.wire.OperationKind;
import org.borderexchange.schemas.wire.OperationTerms;
import org.jspecify.annotations.Nullable;

/** What officers of a country do in cases and operations, as their gateway tells it. */
public final class Acts {

    private final TestExchange exchange;
    private final Consumer<ProducerRecord<byte[], byte[]>> inbox;

    public Acts(TestExchange exchange, Consumer<ProducerRecord<byte[], byte[]>> inbox) {
        this.exchange = exchange;
        this.inbox = inbox;
    }

    /** @return its key */
    public EventKey say(String country, String subject, CaseAct.Builder act) {
        return say(country, subject, EventId.next(Told.START), act);
    }

    public EventKey say(String country, String subject, String ulid, CaseAct.Builder act) {
        var event = new ExchangeEvent();
        event.setEventId(EventId.next(Told.START));
        event.setTime(Told.START.toEpochMilli());
        event.setOriginator(country);
        event.setSubjectId(subject);
        event.setVersion(1);
        event.setKind(subject.startsWith("O-") ? EventKind.OPERATION_CHANGED : EventKind.CASE_CHANGED);
        event.setCaseAct(act.build());
        var key = subject + "/" + country + "/" + ulid;
        inbox.accept(exchange.record(TestExchange.inbox(country), key, event, country));
        return EventKey.parse(key).orElseThrow();
    }

    /** @return id of the case */
    public String opensCase(String country, String title, String... alerts) {
        return opensCaseIn("drugs", country, title, alerts);
    }

    /** @return id of the case */
    String opensCaseIn(String workingGroup, String country, String title, String... alerts) {
        var ulid = EventId.next(Told.START);
        var id = CaseId.openedBy(new CountryCode(country), ulid).toString();
        say(
                country,
                id,
                ulid,
                of(CaseActKind.OPEN_CASE)
                        .setTitle(title)
                        .setWorkingGroup(workingGroup)
                        .setAlerts(List.of(alerts)));
        return id;
    }

    /** @return id of the operation */
    public String opensOperation(String country, String name, OperationKind kind) {
        var ulid = EventId.next(Told.START);
        var id = OperationId.openedBy(new CountryCode(country), ulid).toString();
        say(country, id, ulid, of(CaseActKind.OPEN_OPERATION).setTerms(terms(name, kind)));
        return id;
    }

    static OperationTerms terms(String name, OperationKind kind) {
        return OperationTerms.newBuilder()
                .setName(name)
                .setKind(kind)
                .setWorkingGroup("drugs")
                .setStartsAt(Told.START.toEpochMilli())
                .setLegalBasis("SELEC Convention, Art. 2")
                .setObjectives("follow the load")
                .build();
    }

    static CaseAct.Builder of(CaseActKind kind) {
        return CaseAct.newBuilder().setKind(kind);
    }

    static CaseAct.Builder note(String text, String... alerts) {
        return of(CaseActKind.WRITE_NOTE).setText(text).setAlerts(List.of(alerts));
    }

    static CaseAct.Builder task(String title, String assignee) {
        return of(CaseActKind.ADD_TASK).setTitle(title).setCountry(assignee);
    }

    static CaseAct.Builder status(CaseStatus status, @Nullable String reason) {
        return of(CaseActKind.CHANGE_STATUS).setStatus(status).setReason(reason);
    }

    static CaseAct.Builder merge(String other) {
        return of(CaseActKind.MERGE).setOther(other);
    }

    static CaseAct.Builder undoMerge(String other) {
        return of(CaseActKind.UNDO_MERGE).setOther(other);
    }

    static CaseAct.Builder split(String other, String title, String... alerts) {
        return of(CaseActKind.SPLIT).setOther(other).setTitle(title).setAlerts(List.of(alerts));
    }

    static CaseAct.Builder add(String... alerts) {
        return of(CaseActKind.ADD_ALERT).setAlerts(List.of(alerts));
    }

    static CaseAct.Builder takeOut(String... alerts) {
        return of(CaseActKind.TAKE_OUT_ALERT).setAlerts(List.of(alerts)).setReason("another matter");
    }

    static CaseAct.Builder admit(String country, CaseRole role, boolean seesPast) {
        return of(CaseActKind.ADMIT_PARTICIPANT)
                .setCountry(country)
                .setRole(role)
                .setSeesPast(seesPast);
    }

    static CaseAct.Builder dismiss(String country) {
        return of(CaseActKind.DISMISS_PARTICIPANT).setCountry(country);
    }

    /** @param name of one document and no other */
    static CaseAct.Builder attach(String name) {
        return of(CaseActKind.ATTACH_DOCUMENT)
                .setDocument(new CaseDocument("%064x".formatted(name.hashCode()), name, "application/pdf", 8L));
    }

    static CaseAct.Builder changeTask(EventKey added) {
        return of(CaseActKind.CHANGE_TASK).setTask(added.act().orElseThrow());
    }

    static CaseAct.Builder attachTo(String operation) {
        return of(CaseActKind.ATTACH_TO_OPERATION).setOther(operation);
    }

    static CaseAct.Builder stage(DeliveryStageKind kind, String country) {
        return of(CaseActKind.RECORD_STAGE)
                .setStage(DeliveryStage.newBuilder()
                        .setKind(kind)
                        .setCountry(country)
                        .setAt(Told.START.toEpochMilli())
                        .build());
    }

    static CaseAct.Builder end(OperationEnding ending, @Nullable String heir) {
        return of(CaseActKind.END_OPERATION).setEnding(ending).setReason("done").setCountry(heir);
    }
}
