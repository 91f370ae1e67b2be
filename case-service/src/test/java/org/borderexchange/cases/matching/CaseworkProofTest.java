package org.borderexchange.cases.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.borderexchange.cases.matching.TestExchange.inbox;

import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.borderexchange.schemas.proof.EventProof;
import org.borderexchange.schemas.proof.ProvenEvent;
import org.borderexchange.schemas.proof.Refusal;
import org.borderexchange.schemas.proof.Refused;
import org.borderexchange.schemas.serde.EventDecoder;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventId;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.wire.CaseActKind;
import org.borderexchange.schemas.wire.CaseEntry;
import org.borderexchange.schemas.wire.CaseEntryKind;
import org.borderexchange.schemas.wire.CaseOutcome;
import org.borderexchange.schemas.wire.Escalation;
import org.borderexchange.schemas.wire.EventKind;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.borderexchange.schemas.wire.Receipt;
import org.junit.jupiter.api.Test;

/** Who may say what about cases, receipts and escalations, and where. */
class CaseworkProofTest {

    private static final String CASE = "C-3V5K9W2N8Q4R6T1X0Z7Y5M2C4B";
    private static final TopicName HUB_RS = TopicName.hub(new CountryCode("RS"));

    private final TestExchange exchange = new TestExchange();
    private final EventProof proof = new EventProof(exchange::directory, new EventDecoder(ContractRegistry.settings()));
    private final String act = EventId.next(Told.START);
    private final String alert = AlertId.next(new CountryCode("RS"), Told.START).toString();

    @Test
    void anActStandsInItsOwnCountrysInbox() throws Refused {
        assertThat(prove(inbox("RS"), CASE + "/RS/" + act, act("RS"), "RS"))
                .isInstanceOfSatisfying(ProvenEvent.OfCaseAct.class, told -> {
                    assertThat(told.by()).isEqualTo(new CountryCode("RS"));
                    assertThat(told.subject()).isEqualTo(CASE);
                    assertThat(told.act()).isEqualTo(act);
                });
        assertThat(refusal(inbox("BA"), CASE + "/RS/" + act, act("RS"), "RS")).isEqualTo(Refusal.NOT_ALLOWED_HERE);
        assertThat(refusal(inbox("RS"), CASE + "/BA/" + act, act("RS"), "RS")).isEqualTo(Refusal.NOT_THE_OWNER);
        assertThat(refusal(inbox("RS"), CASE + "/RS", act("RS"), "RS")).isEqualTo(Refusal.WRONG_KEY);
        assertThat(refusal(HUB_RS, CASE + "/RS/" + act, act("RS"), "RS")).isEqualTo(Refusal.NOT_ALLOWED_HERE);
    }

    @Test
    void ofCasesAndTheirHistoryTheHubAloneTells() throws Refused {
        var entry = event("HUB", CASE, told -> told.setCaseEntry(entry()));
        assertThat(prove(HUB_RS, CASE + "/BA/" + act, entry, "HUB")).isInstanceOf(ProvenEvent.OfCaseEntry.class);
        assertThat(prove(TopicName.journal(), CASE + "/BA/" + act, entry, "HUB"))
                .isInstanceOf(ProvenEvent.OfCaseEntry.class);
        assertThat(refusal(HUB_RS, CASE, entry, "HUB")).isEqualTo(Refusal.WRONG_PAYLOAD);

        var forged = event("RS", CASE, told -> told.setCaseEntry(entry()));
        assertThat(refusal(inbox("RS"), CASE + "/RS/" + act, forged, "RS")).isEqualTo(Refusal.NOT_ALLOWED_HERE);
        assertThat(refusal(TopicName.journal(), CASE + "/RS/" + act, forged, "RS"))
                .isEqualTo(Refusal.NOT_ALLOWED_HERE);
    }

    @Test
    void aCaseIsToldAsACaseAndAnOperationAsAnOperation() {
        var asOperation = act("RS");
        asOperation.setKind(EventKind.OPERATION_CHANGED);
        assertThat(refusal(inbox("RS"), CASE + "/RS/" + act, asOperation, "RS")).isEqualTo(Refusal.WRONG_PAYLOAD);

        var ofAnAlert = act("RS");
        ofAnAlert.setSubjectId(alert);
        assertThat(refusal(inbox("RS"), alert + "/RS/" + act, ofAnAlert, "RS")).isEqualTo(Refusal.WRONG_KEY);
    }

    @Test
    void aReceiptIsWhatItsCountrySaysInAnInboxAndAnEscalationWhatTheHubSays() throws Refused {
        var receipt = event("BA", alert, told -> {
            told.setKind(EventKind.RECEIPT_GIVEN);
            told.setReceipt(Receipt.newBuilder()
                    .setDeliveredVersion(1)
                    .setDeliveredAt(Told.START.toEpochMilli())
                    .build());
        });
        assertThat(prove(inbox("RS"), alert + "/BA/receipt", receipt, "BA")).isInstanceOf(ProvenEvent.OfReceipt.class);
        assertThat(refusal(inbox("RS"), alert + "/ME/receipt", receipt, "BA")).isEqualTo(Refusal.NOT_THE_OWNER);
        assertThat(refusal(inbox("RS"), alert + "/BA/other", receipt, "BA")).isEqualTo(Refusal.WRONG_KEY);

        var escalation = event("HUB", alert, told -> {
            told.setKind(EventKind.ESCALATED);
            told.setEscalation(new Escalation("BA", 1, Told.START.toEpochMilli(), Told.START.toEpochMilli()));
        });
        assertThat(prove(HUB_RS, alert + "/BA/escalation", escalation, "HUB"))
                .isInstanceOf(ProvenEvent.OfEscalation.class);
        assertThat(refusal(HUB_RS, alert + "/ME/escalation", escalation, "HUB")).isEqualTo(Refusal.WRONG_KEY);
    }

    @Test
    void aTimeOfWhichNoIdCanBeMadeIsNone() {
        for (var time : new long[] {-1, 1L << 48}) {
            var early = act("RS");
            early.setTime(time);
            assertThat(refusal(inbox("RS"), CASE + "/RS/" + act, early, "RS"))
                    .isIn(Refusal.WRONG_CONTENT, Refusal.KEY_NOT_VALID_THEN);
        }
    }

    private ExchangeEvent act(String country) {
        return event(
                country,
                CASE,
                told -> told.setCaseAct(
                        Acts.of(CaseActKind.WRITE_NOTE).setText("seen").build()));
    }

    private static CaseEntry entry() {
        return CaseEntry.newBuilder()
                .setKind(CaseEntryKind.HIT_JOINED)
                .setAt(Told.START.toEpochMilli())
                .setBy("HUB")
                .setOutcome(CaseOutcome.ACCEPTED)
                .build();
    }

    private static ExchangeEvent event(String originator, String subject, Consumer<ExchangeEvent> payload) {
        var event = new ExchangeEvent();
        event.setEventId(EventId.next(Told.START));
        event.setTime(Told.START.toEpochMilli());
        event.setOriginator(originator);
        event.setSubjectId(subject);
        event.setVersion(1);
        event.setKind(EventKind.CASE_CHANGED);
        payload.accept(event);
        return event;
    }

    private ProvenEvent prove(TopicName topic, String key, ExchangeEvent event, String signer) throws Refused {
        return proof.prove(asRead(exchange.record(topic, key, event, signer)));
    }

    private Refusal refusal(TopicName topic, String key, ExchangeEvent event, String signer) {
        return catchThrowableOfType(Refused.class, () -> prove(topic, key, event, signer))
                .refusal();
    }

    private static ConsumerRecord<byte[], byte[]> asRead(ProducerRecord<byte[], byte[]> sent) {
        var read = new ConsumerRecord<>(sent.topic(), sent.partition(), 0, sent.key(), sent.value());
        sent.headers().forEach(read.headers()::add);
        return read;
    }
}
