package org.borderexchange.gateway.inbound;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.borderexchange.gateway.alert.AlertCopies;
import org.borderexchange.gateway.alert.LiveIdentifiers;
import org.borderexchange.gateway.alert.ReceivedEvent;
import org.borderexchange.gateway.alert.wire.AlertWire;
import org.borderexchange.gateway.check.Sightings;
import org.borderexchange.gateway.feed.DeskEvent;
import org.borderexchange.gateway.feed.DeskEvents;
import org.borderexchange.gateway.hit.HitService;
import org.borderexchange.gateway.hit.Hits;
import org.borderexchange.gateway.hit.ReceivedHit;
import org.borderexchange.gateway.hit.Verdicts;
import org.borderexchange.gateway.hit.VisibleHit;
import org.borderexchange.gateway.inbound.Reading.ActTold;
import org.borderexchange.gateway.inbound.Reading.AlertTold;
import org.borderexchange.gateway.inbound.Reading.CaseActTold;
import org.borderexchange.gateway.inbound.Reading.EscalationTold;
import org.borderexchange.gateway.inbound.Reading.HitTold;
import org.borderexchange.gateway.inbound.Reading.ReceiptTold;
import org.borderexchange.gateway.inbound.Reading.SightingTold;
import org.borderexchange.gateway.inbound.Reading.VerdictTold;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.topic.Partitions;
import org.borderexchange.schemas.topic.TopicName;

/** Where each kind of event is stored, and what of it desks are shown then. */
final class Arrivals {

    private final CountryCode country;
    private final AlertCopies copies;
    private final OwnEventsFollower own;
    private final LiveIdentifiers identifiers;
    private final Hits hits;
    private final Verdicts verdicts;
    private final Sightings sightings;
    private final ReceiptArrivals receipts;
    private final HitService hitService;
    private final DeskEvents deskEvents;
    private final CaseworkArrivals casework;

    Arrivals(
            CountryCode country,
            AlertCopies copies,
            OwnEventsFollower own,
            LiveIdentifiers identifiers,
            Hits hits,
            Verdicts verdicts,
            Sightings sightings,
            ReceiptArrivals receipts,
            HitService hitService,
            DeskEvents deskEvents,
            CaseworkArrivals casework) {
        this.country = country;
        this.copies = copies;
        this.own = own;
        this.identifiers = identifiers;
        this.hits = hits;
        this.verdicts = verdicts;
        this.sightings = sightings;
        this.receipts = receipts;
        this.hitService = hitService;
        this.deskEvents = deskEvents;
        this.casework = casework;
    }

    /** Applies all, or throws; applying something again changes nothing. */
    interface Application {

        /** @return those that were applied; the others are set aside */
        <T extends Reading> List<T> apply(List<T> told, Consumer<List<T>> action);

        /** What is stored and cannot be shown is passed over: repeating it would not help. */
        <T extends Reading> void show(List<T> stored, Consumer<List<T>> action);
    }

    /**
     * Stores what is told, alerts before what is said of them.
     *
     * @param application decides what becomes of what cannot be applied
     * @return what desks are shown of the records; some are not shown
     */
    Map<ConsumerRecord<byte[], byte[]>, DeskEvent> store(List<Reading> told, Application application) {
        var shown = new IdentityHashMap<ConsumerRecord<byte[], byte[]>, DeskEvent>();

        var visible = Collections.<ReceivedEvent>newSetFromMap(new IdentityHashMap<>());
        var alertsTold = application.apply(
                ofOthers(told, AlertTold.class),
                alerts -> visible.addAll(
                        copies.applyNewer(alerts.stream().map(AlertTold::event).toList())));
        alertsTold.stream()
                .filter(alert -> visible.contains(alert.event()))
                .forEach(alert -> shown.put(alert.record(), deskEvents.alert(alert.event())));
        application
                .apply(ofOwn(told, AlertTold.class), this::followAlerts)
                .forEach(alert -> shown.put(alert.record(), deskEvents.alert(alert.event())));

        var hitsTold = application.apply(of(told, HitTold.class), news -> {
            hits.applyNewer(news.stream().map(HitTold::hit).toList());
            verdicts.forget(news.stream()
                    .map(HitTold::hit)
                    .filter(hit -> hit.content().isEmpty())
                    .map(ReceivedHit::id)
                    .toList());
        });
        var verdictsTold = concat(
                application.apply(ofOwn(told, VerdictTold.class), this::follow),
                application.apply(
                        ofOthers(told, VerdictTold.class),
                        news -> verdicts.applyNewer(
                                news.stream().map(VerdictTold::verdict).toList())));
        application.show(hitsTold, stored -> showHits(stored, shown));
        application.show(verdictsTold, stored -> showVerdicts(stored, shown));

        concat(
                        application.apply(ofOwn(told, SightingTold.class), this::follow),
                        application.apply(
                                ofOthers(told, SightingTold.class),
                                news -> sightings.keep(news.stream()
                                        .map(SightingTold::sighting)
                                        .toList())))
                .forEach(sighting -> shown.put(sighting.record(), DeskEvents.sighting(sighting.act())));

        application.apply(ofOwn(told, CaseActTold.class), this::follow);
        casework.store(told, application, shown);
        var receiptsTold = concat(
                application.apply(ofOwn(told, ReceiptTold.class), this::follow),
                application.apply(ofOthers(told, ReceiptTold.class), receipts::store));
        var escalationsTold = application.apply(of(told, EscalationTold.class), receipts::escalate);
        application.show(receiptsTold, stored -> receipts.showAcknowledgements(stored, shown));
        application.show(escalationsTold, stored -> receipts.showEscalations(stored, shown));
        receipts.haveArrived(alertsTold, hitsTold);
        return shown;
    }

    /** An own alert may have been stored by another instance of this gateway. */
    private void followAlerts(List<AlertTold> told) {
        follow(told);
        told.forEach(alert -> identifiers.changed(
                List.of(), AlertWire.liveIdentifiers(alert.event().event())));
    }

    private void follow(List<? extends Reading> told) {
        own.follow(told.stream().map(Arrivals::echo).flatMap(Optional::stream).toList());
    }

    private static Optional<Echo> echo(Reading reading) {
        return switch (reading) {
            case AlertTold alert -> Optional.of(new Echo.OfAlert(alert.event()));
            case ActTold act -> TopicName.parse(act.record().topic()).map(topic -> new Echo.OfAct(act.act(), topic));
            case HitTold hit -> Optional.empty();
            case Reading.ToldByHub toldByHub -> Optional.empty();
            case EscalationTold escalation -> Optional.empty();
            case Reading.UnknownKind unknown -> Optional.empty();
        };
    }

    /**
     * Whoever may write to a topic can write under this country's keys. What is not acted upon there still takes the place of what this
     * country said, whose present state is then told again.
     *
     * @param strange records that tell nothing, in whatever order
     * @return how many of them stand under own keys
     */
    int mendDisplaced(List<ConsumerRecord<byte[], byte[]>> strange) {
        int displacing = 0;
        for (var record : strange) {
            var key = ownKey(record);
            var topic = TopicName.parse(record.topic()).filter(Arrivals::isWrittenByCountries);
            if (key.isPresent() && topic.isPresent()) {
                own.displaced(key.get(), topic.get());
                displacing++;
            }
        }
        return displacing;
    }

    /** Under which the record takes the place of others: in another partition it takes none. */
    private Optional<EventKey> ownKey(ConsumerRecord<byte[], byte[]> record) {
        return Optional.ofNullable(record.key())
                .flatMap(key -> EventKey.parse(new String(key, StandardCharsets.UTF_8)))
                .filter(key -> author(key).equals(Optional.of(country)) && record.partition() == Partitions.of(key));
    }

    private static Optional<CountryCode> author(EventKey key) {
        return key.speaker().or(() -> AlertId.parse(key.subject()).map(AlertId::owner));
    }

    private static boolean isWrittenByCountries(TopicName topic) {
        return topic instanceof TopicName.Group || topic instanceof TopicName.Inbox;
    }

    /** Shown is what is the present state: a hit as it stands with its verdicts. */
    private void showHits(List<HitTold> hitsTold, Map<ConsumerRecord<byte[], byte[]>, DeskEvent> shown) {
        hitsTold.stream()
                .filter(told -> told.hit().content().isEmpty())
                .forEach(told -> shown.put(told.record(), DeskEvents.lost(told.hit())));
        var visible = visible(hitsTold.stream().map(told -> told.hit().id()));
        for (var told : hitsTold) {
            var hit = told.hit();
            Optional.ofNullable(visible.get(hit.id()))
                    .filter(present -> present.hit().version() == hit.version())
                    .ifPresent(present -> shown.put(told.record(), DeskEvents.hit(hit, present)));
        }
    }

    /** A verdict is shown with its hit; one that comes before its hit is shown in it. */
    private void showVerdicts(List<VerdictTold> verdictsTold, Map<ConsumerRecord<byte[], byte[]>, DeskEvent> shown) {
        var visible = visible(verdictsTold.stream().map(told -> told.verdict().hit()));
        for (var told : verdictsTold) {
            var verdict = told.verdict();
            Optional.ofNullable(visible.get(verdict.hit()))
                    .filter(present -> present.verdicts().contains(verdict))
                    .ifPresent(present -> shown.put(told.record(), DeskEvents.verdict(verdict, present)));
        }
    }

    private Map<HitId, VisibleHit> visible(Stream<HitId> hitsTold) {
        return hitService.find(hitsTold.collect(toSet())).stream()
                .collect(toMap(found -> found.hit().id(), Function.identity()));
    }

    private <T extends Reading> List<T> ofOwn(List<Reading> told, Class<T> kind) {
        return of(told, kind).stream().filter(this::isOwn).toList();
    }

    private <T extends Reading> List<T> ofOthers(List<Reading> told, Class<T> kind) {
        return of(told, kind).stream().filter(reading -> !isOwn(reading)).toList();
    }

    static <T extends Reading> List<T> of(List<Reading> told, Class<T> kind) {
        return told.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private boolean isOwn(Reading reading) {
        return switch (reading) {
            case AlertTold alert -> alert.event().id().owner().equals(country);
            case ActTold act -> act.act().key().speaker().equals(Optional.of(country));
            case HitTold hit -> false;
            case Reading.ToldByHub toldByHub -> false;
            case EscalationTold escalation -> false;
            case Reading.UnknownKind unknown -> false;
        };
    }

    private static <T> List<T> concat(List<? extends T> one, List<? extends T> other) {
        return Stream.<T>concat(one.stream(), other.stream()).toList();
    }
}
