package org.borderexchange.gateway.inbound;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.borderexchange.gateway.casework.CaseEntry;
import org.borderexchange.gateway.casework.CaseFile;
import org.borderexchange.gateway.casework.Cases;
import org.borderexchange.gateway.casework.Casework;
import org.borderexchange.gateway.casework.Entries;
import org.borderexchange.gateway.casework.JointOperation;
import org.borderexchange.gateway.casework.Operations;
import org.borderexchange.gateway.casework.Subject;
import org.borderexchange.gateway.casework.Told;
import org.borderexchange.gateway.feed.DeskEvent;
import org.borderexchange.gateway.feed.DeskEvents;
import org.borderexchange.gateway.inbound.Reading.CaseTold;
import org.borderexchange.gateway.inbound.Reading.EntryTold;
import org.borderexchange.gateway.inbound.Reading.OperationTold;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventKey;

/** Where cases, operations and their history are stored, and what of them desks are shown then. */
final class CaseworkArrivals {

    private final CountryCode country;
    private final Cases cases;
    private final Operations operations;
    private final Entries entries;
    private final Casework casework;

    CaseworkArrivals(CountryCode country, Cases cases, Operations operations, Entries entries, Casework casework) {
        this.country = country;
        this.cases = cases;
        this.operations = operations;
        this.entries = entries;
        this.casework = casework;
    }

    /**
     * Stores what is told, and erases the history of what is lost.
     *
     * @param shown takes what desks are shown of the records; some are not shown
     */
    void store(
            List<Reading> told,
            Arrivals.Application application,
            Map<ConsumerRecord<byte[], byte[]>, DeskEvent> shown) {
        // The history first: when its subject is lost in the same batch, what came of it before goes too.
        var entriesTold = application.apply(
                Arrivals.of(told, EntryTold.class),
                news -> entries.applyNewer(news.stream().map(EntryTold::told).toList()));
        var casesTold = application.apply(Arrivals.of(told, CaseTold.class), news -> {
            cases.applyNewer(news.stream().map(CaseTold::told).toList());
            forget(news.stream().map(CaseTold::told).toList());
        });
        var operationsTold = application.apply(Arrivals.of(told, OperationTold.class), news -> {
            operations.applyNewer(news.stream().map(OperationTold::told).toList());
            forget(news.stream().map(OperationTold::told).toList());
        });
        application.show(
                casesTold,
                stored -> stored.forEach(
                        one -> shownCase(one.told()).ifPresent(event -> shown.put(one.record(), event))));
        application.show(
                operationsTold,
                stored -> stored.forEach(
                        one -> shownOperation(one.told()).ifPresent(event -> shown.put(one.record(), event))));
        application.show(entriesTold, stored -> showEntries(stored, shown));
    }

    private void forget(List<? extends Told<?>> told) {
        var lost = told.stream()
                .filter(one -> one.content().isEmpty() && isLost(one.key(), one.version()))
                .map(one -> subject(one.key()))
                .toList();
        entries.forget(lost, country);
    }

    /** An old loss that is heard again is none: the subject may have been told anew since. */
    private boolean isLost(EventKey key, int version) {
        return present(key)
                .filter(held -> held.version() == version && held.content().isEmpty())
                .isPresent();
    }

    private Optional<? extends Told<?>> present(EventKey key) {
        return switch (subject(key)) {
            case Subject.OfCase of -> cases.find(of.id());
            case Subject.OfOperation of -> operations.find(of.id());
        };
    }

    private Optional<DeskEvent> shownCase(Told<CaseFile> told) {
        if (told.content().isEmpty()) {
            return Optional.of(DeskEvents.lost(told));
        }
        return casework.find(told.content().get().id())
                .filter(present -> present.file().version() == told.version())
                .map(present -> DeskEvents.caseFile(told, present));
    }

    private Optional<DeskEvent> shownOperation(Told<JointOperation> told) {
        if (told.content().isEmpty()) {
            return Optional.of(DeskEvents.lost(told));
        }
        return casework.find(told.content().get().id())
                .filter(present -> present.version() == told.version())
                .map(present -> DeskEvents.operation(told, present));
    }

    /** A line may come before its subject, and of a refused opening there is none. Of a subject that is lost nothing is shown but what came of own doings. */
    private void showEntries(List<EntryTold> entriesTold, Map<ConsumerRecord<byte[], byte[]>, DeskEvent> shown) {
        var entriesHeard = entriesTold.stream()
                .flatMap(one -> one.told().content().stream())
                .toList();
        var lost = entriesHeard.stream()
                .filter(entry -> !isOwn(entry))
                .map(entry -> entry.key().subject())
                .distinct()
                .filter(this::isLost)
                .collect(toSet());
        var history = casework.visibleHistory(entriesHeard.stream()
                .filter(entry -> isOwn(entry) || !lost.contains(entry.key().subject()))
                .toList());
        Map<EventKey, CaseEntry> visible = history.entries().stream()
                .collect(toMap(
                        CaseEntry::key,
                        Function.identity(),
                        (one, other) -> one.version() > other.version() ? one : other));
        for (var one : entriesTold) {
            var told = one.told();
            if (told.content().isEmpty()) {
                shown.put(one.record(), DeskEvents.lost(told));
            }
            told.content()
                    .filter(entry -> entry.equals(visible.get(told.key())))
                    .ifPresent(entry -> shown.put(one.record(), DeskEvents.entry(told, entry, history.lost())));
        }
    }

    private boolean isOwn(CaseEntry entry) {
        return entry.key().speaker().equals(Optional.of(country));
    }

    private boolean isLost(String subject) {
        return present(EventKey.ofState(subject))
                .filter(held -> held.content().isEmpty())
                .isPresent();
    }

    private static Subject subject(EventKey key) {
        return Subject.parse(key.subject()).orElseThrow();
    }
}
