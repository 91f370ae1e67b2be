package org.borderexchange.gateway.inbound;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.borderexchange.gateway.alert.VisibleAlerts;
import org.borderexchange.gateway.feed.DeskEvent;
import org.borderexchange.gateway.feed.DeskEvents;
import org.borderexchange.gateway.hit.HitService;
import org.borderexchange.gateway.inbound.Reading.AlertTold;
import org.borderexchange.gateway.inbound.Reading.EscalationTold;
import org.borderexchange.gateway.inbound.Reading.HitTold;
import org.borderexchange.gateway.inbound.Reading.ReceiptTold;
import org.borderexchange.gateway.receipt.Receipts;
import org.borderexchange.gateway.receipt.Tidings;
import org.borderexchange.gateway.receipt.Tidings.Delivered;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.HitId;

/** What arrives of receipts and escalations, and what this country will say of what arrives. */
final class ReceiptArrivals {

    private final CountryCode country;
    private final Receipts receipts;
    private final Tidings tidings;
    private final VisibleAlerts alerts;
    private final Function<AlertId, Set<CountryCode>> reached;
    private final HitService hits;

    /** @param reached the other countries that were sent an own alert */
    ReceiptArrivals(
            CountryCode country,
            Receipts receipts,
            Tidings tidings,
            VisibleAlerts alerts,
            Function<AlertId, Set<CountryCode>> reached,
            HitService hits) {
        this.country = country;
        this.receipts = receipts;
        this.tidings = tidings;
        this.alerts = alerts;
        this.reached = reached;
        this.hits = hits;
    }

    void store(List<ReceiptTold> ofOthers) {
        receipts.applyNewer(ofOthers.stream().map(ReceiptTold::receipt).toList());
    }

    void escalate(List<EscalationTold> told) {
        receipts.escalate(told.stream().map(EscalationTold::escalation).toList());
    }

    /** Desks see what was taken in hand and what was not, never each delivery. */
    void showAcknowledgements(List<ReceiptTold> receiptsTold, Map<ConsumerRecord<byte[], byte[]>, DeskEvent> shown) {
        for (var told : receiptsTold) {
            if (told.acknowledges()) {
                var receipt = told.receipt();
                about(receipt.subject(), Optional.of(receipt.country()))
                        .ifPresent(about ->
                                shown.put(told.record(), DeskEvents.acknowledgement(told.act(), receipt, about)));
            }
        }
    }

    void showEscalations(List<EscalationTold> escalationsTold, Map<ConsumerRecord<byte[], byte[]>, DeskEvent> shown) {
        for (var told : escalationsTold) {
            about(told.escalation().subject(), Optional.empty())
                    .ifPresent(about -> shown.put(told.record(), DeskEvents.escalation(told.escalation(), about)));
        }
    }

    /**
     * Ids of what is spoken of; empty if this country may not see the subject, or the speaker may not know of it.
     *
     * @param speaker empty: the hub, which may know of everything
     */
    private Optional<Set<String>> about(String subject, Optional<CountryCode> speaker) {
        var alert = AlertId.parse(subject);
        if (alert.isPresent()) {
            return alert.filter(id -> alerts.find(id).isPresent())
                    .filter(id -> speaker.filter(by -> !mayKnow(by, id)).isEmpty())
                    .map(id -> Set.of(subject));
        }
        return HitId.parse(subject)
                .flatMap(hits::find)
                .filter(found ->
                        speaker.filter(by -> !found.hit().owners().contains(by)).isEmpty())
                .map(DeskEvents::about);
    }

    private boolean mayKnow(CountryCode speaker, AlertId alert) {
        return speaker.equals(country) || reached.apply(alert).contains(speaker);
    }

    /** Off to whoever tells their owners, which does not happen here. */
    void haveArrived(List<AlertTold> ofOthers, List<HitTold> hitsTold) {
        var arrivals = new ArrayList<Delivered>(ofOthers.size() + hitsTold.size());
        for (var told : ofOthers) {
            var event = told.event();
            arrivals.add(new Delivered(
                    event.id().toString(), event.version(), event.content().isPresent(), event.time()));
        }
        for (var told : hitsTold) {
            var hit = told.hit();
            arrivals.add(new Delivered(
                    hit.id().toString(), hit.version(), hit.content().isPresent(), hit.time()));
        }
        tidings.delivered(arrivals);
    }
}
