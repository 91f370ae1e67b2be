package org.borderexchange.cases.matching;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.avro.AvroRuntimeException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.borderexchange.cases.casework.CaseState;
import org.borderexchange.cases.casework.Consequences;
import org.borderexchange.cases.casework.Decisions;
import org.borderexchange.cases.casework.Line;
import org.borderexchange.cases.casework.Tellings;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.topic.WorkingGroup;
import org.borderexchange.schemas.wire.CaseAct;
import org.borderexchange.schemas.wire.CaseActKind;
import org.borderexchange.schemas.wire.CaseEntry;
import org.borderexchange.schemas.wire.CaseEntryKind;
import org.borderexchange.schemas.wire.CaseOutcome;
import org.borderexchange.schemas.wire.CaseRefusal;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides all acts upon cases and operations in one order, draws what follows from hits and alerts, and tells each country what it may know.
 * There is one such task. What an earlier generation decided stands in the journal and is carried out, not decided anew: until the end of the
 * journal is reached, new acts wait; until {@code isComplete}, nobody is told anything, for alerts and hits are still being read.
 */
final class CaseworkProcessor extends ContextualProcessor<String, Step.ToCasework, String, Notice> {

    private static final Logger log = LoggerFactory.getLogger(CaseworkProcessor.class);
    private static final Duration LOOK_AROUND = Duration.ofMillis(500);

    /** Cases told anew, or acts read, in one go, so that a transaction ends in time and new acts need not wait. */
    private static final int SLICE = 100;

    private static final long SLICE_MILLIS = 100;

    private final Collection<CountryCode> countries;
    private final CaseworkProperties properties;
    private final Disclosure disclosure;
    private final BooleanSupplier isComplete;
    private final MatchingMetrics metrics;
    private final Clock clock;
    private @Nullable Ledger ledger;
    private @Nullable Journal journal;
    private @Nullable Decisions decisions;
    private @Nullable Consequences consequences;
    private @Nullable Tellings tellings;
    private Map<WorkingGroup, Set<CountryCode>> toldUnder = Map.of();
    /** Cases and operations that are still to be told under the present memberships. */
    private final Queue<String> anew = new ArrayDeque<>();

    /** @param isComplete has everything been read that stood on the topics when this generation began? */
    CaseworkProcessor(
            Collection<CountryCode> countries,
            CaseworkProperties properties,
            Disclosure disclosure,
            BooleanSupplier isComplete,
            MatchingMetrics metrics,
            Clock clock) {
        this.countries = countries;
        this.properties = properties;
        this.disclosure = disclosure;
        this.isComplete = isComplete;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public void init(ProcessorContext<String, Notice> context) {
        super.init(context);
        var known = new Ledger(context, new Facts(countries, context), disclosure);
        ledger = known;
        journal = new Journal(context.getStateStore(Journal.STORE));
        decisions = new Decisions(known);
        consequences = new Consequences(known, properties.confirmation(), properties.joining());
        tellings = new Tellings(known);
        context.schedule(LOOK_AROUND, PunctuationType.WALL_CLOCK_TIME, this::lookAround);
    }

    @Override
    public void process(Record<String, Step.ToCasework> record) {
        switch (record.value()) {
            case Step.Acted acted -> EventKey.parse(record.key()).ifPresent(key -> take(key, acted));
            case Step.HitJudged judged -> {
                ledger().keep(judged.hit());
                judged.hit().alerts().values().forEach(this::take);
                ledger().lookAt(judged.hit().id());
            }
            case Step.AlertTold told -> take(told.event());
        }
        goOn(record.timestamp());
    }

    private void take(EventKey key, Step.Acted act) {
        if (isRewritten(key, act)) {
            log.warn("an act that was decided is said otherwise now: what is said now is passed over");
            metrics.passedOver("REWRITTEN");
        } else if (!ledger().isDecided(key)) {
            ledger().wait(key, act);
        }
    }

    /** A topic keeps the last under a key: its author could put another act where a rebuild looks for the one that was decided. */
    private boolean isRewritten(EventKey key, Step.Acted act) {
        return journal()
                .at(key)
                .map(line -> line.entry().getActSha256())
                .filter(decided -> !decided.equals(act.sha256()))
                .isPresent();
    }

    private void take(ExchangeEvent alert) {
        if (ledger().keep(alert)) {
            ledger().lookAt(alert.getSubjectId());
        }
    }

    private void goOn(long timestamp) {
        carryOut(false);
        if (ledger().reached() < journal().last() || !isComplete.getAsBoolean()) {
            return;
        }
        long end = clock.millis() + SLICE_MILLIS;
        if (!settle(timestamp, end)) {
            return; // the next look goes on
        }
        for (var next = ledger().waiting(SLICE); !next.isEmpty(); next = ledger().waiting(SLICE)) {
            for (var waiting : next) {
                decide(waiting.getKey(), waiting.getValue(), timestamp);
                // What comes of an act is told before the next one is decided: that may lean on it.
                if (!settle(timestamp, end)) {
                    return;
                }
            }
        }
    }

    /** The rest of what was decided by an earlier generation, as far as the acts have been read. */
    private void carryOut(boolean withoutLostActs) {
        for (var next = nextOfJournal(); next.isPresent(); next = nextOfJournal()) {
            var line = next.get();
            var isAct = line.entry().getKind() == CaseEntryKind.ACT && line.isAccepted();
            var act = ledger().waiting(line.key()).map(acted -> acted.event().getCaseAct());
            if (isAct && act.isEmpty()) {
                if (!withoutLostActs) {
                    return;
                }
                log.warn("an act that was decided is on no topic any more: it is passed over");
                metrics.passedOver("LOST");
            }
            var whole = CaseEntry.newBuilder(line.entry())
                    .setAct(act.orElse(null))
                    .setActSha256(null)
                    .build();
            carryOut(new Line(line.key(), whole));
        }
    }

    private Optional<Line> nextOfJournal() {
        return journal().line(ledger().reached() + 1).filter(line -> !ledger().isDecided(line.key()));
    }

    private void carryOut(Line line) {
        ledger().decided(line.key(), line.sequence());
        ledger().reached(line.sequence());
        ledger().waitsNoMore(line.key());
        if (line.isAccepted()) {
            concerned(line).forEach(told -> {
                ledger().keep(told);
                ledger().lookAt(told.subject());
            });
            mentioned(line).forEach(ledger()::lookAt);
        }
    }

    /** The line as each history tells it that it belongs to. */
    private Stream<Line> concerned(Line line) {
        var act = line.entry().getAct();
        if (act == null) {
            return Stream.of(line);
        }
        if (act.getOther() != null && OF_TWO_SUBJECTS.contains(act.getKind())) {
            return Stream.of(line, line.in(act.getOther()));
        }
        return act.getKind() == CaseActKind.CHANGE_TASK
                ? Stream.concat(Stream.of(line), partsWithTask(line, String.valueOf(act.getTask())))
                : Stream.of(line);
    }

    /** A task of a case that was merged in is changed there, so that the change stays when the merge is undone. */
    private Stream<Line> partsWithTask(Line line, String task) {
        return partsOf(line.subject())
                .filter(part -> part.hasTask(task) && !part.id().equals(line.subject()))
                .map(part -> line.in(part.id()))
                .toList()
                .stream();
    }

    private static final Set<CaseActKind> OF_TWO_SUBJECTS = Set.of(
            CaseActKind.MERGE,
            CaseActKind.UNDO_MERGE,
            CaseActKind.SPLIT,
            CaseActKind.ATTACH_TO_OPERATION,
            CaseActKind.DETACH_FROM_OPERATION);

    /** Alerts that come into a case have a version worth noting, hits have verdicts. */
    private static Stream<String> mentioned(Line line) {
        var entry = line.entry();
        var act = Optional.ofNullable(entry.getAct());
        return Stream.of(
                        entry.getAlerts().stream(),
                        Optional.ofNullable(entry.getHit()).stream(),
                        act.map(CaseAct::getAlerts).stream().flatMap(List::stream))
                .flatMap(ids -> ids);
    }

    private void decide(EventKey key, Step.Acted acted, long timestamp) {
        var act = acted.event().getCaseAct();
        var country = acted.event().getOriginator();
        var refusal = objection(key, act);
        var entry = CaseEntry.newBuilder()
                .setKind(CaseEntryKind.ACT)
                .setAt(clock.millis())
                .setBy(country)
                .setOutcome(refusal.isPresent() ? CaseOutcome.REFUSED : CaseOutcome.ACCEPTED)
                .setRefusal(refusal.orElse(null))
                .setAct(act)
                .setSequence(ledger().reached() + 1)
                .build();
        var line = new Line(key, entry);
        metrics.decided(act.getKind(), refusal);
        enter(line, acted.sha256(), timestamp);
        var actor = new CountryCode(country);
        if (refusal.isPresent() && countries.contains(actor)) {
            tell(actor, key, CaseworkEvents.ofEntry(line, country, 1), timestamp);
        }
    }

    /** One act that the rules choke on must not stop all others. */
    private Optional<CaseRefusal> objection(EventKey key, CaseAct act) {
        return unlessItFails(
                () -> Objects.requireNonNull(decisions).objection(key, act), Optional.of(CaseRefusal.INVALID));
    }

    private <T> T unlessItFails(Supplier<T> work, T otherwise) {
        try {
            return work.get();
        } catch (IllegalArgumentException
                | NoSuchElementException
                | NullPointerException
                | AvroRuntimeException failure) {
            // The class alone: messages may quote the content.
            log.error("casework cannot be done: {}", failure.getClass().getName());
            metrics.failed();
            return otherwise;
        }
    }

    /** @param act the hash of the act that the line tells; null: it tells none */
    private void enter(Line line, @Nullable String act, long timestamp) {
        var stub = CaseworkEvents.ofJournal(line, act);
        forward(new Notice(TopicName.journal(), line.key(), stub, Optional.empty()), timestamp);
        carryOut(line);
    }

    /**
     * Draws what follows from what changed, and tells everybody concerned, until nothing is left to look at or the time is over.
     *
     * @param end milliseconds since 1970
     * @return is nothing left?
     */
    private boolean settle(long timestamp, long end) {
        while (ledger().hasToLookAt()) {
            var subjects = new LinkedHashSet<String>();
            while (subjects.size() < SLICE && ledger().hasToLookAt()) {
                for (var id : ledger().drain(SLICE)) {
                    if (id.startsWith("C-") || id.startsWith("O-")) {
                        subjects.add(id);
                    } else {
                        follow(id, timestamp);
                        subjects.addAll(ledger().casesWith(id));
                    }
                }
            }
            tellAll(subjects, timestamp);
            if (clock.millis() > end) {
                return !ledger().hasToLookAt();
            }
        }
        return true;
    }

    private void follow(String id, long timestamp) {
        var hit = HitId.parse(id).flatMap(known -> ledger().hit(id));
        if (hit.isPresent()) {
            news(() -> consequences().ofHit(hit.get()), timestamp).forEach(line -> {
                if (line.entry().getKind() == CaseEntryKind.OPENED_BY_HIT) {
                    hit.get()
                            .content()
                            .ifPresent(content -> metrics.opened(
                                    content.getDetectedAt(), line.entry().getAt()));
                }
            });
            news(() -> consequences().ofVerdicts(hit.get()), timestamp);
            hit.get().alertIds().forEach(alert -> {
                news(() -> consequences().ofAlert(alert), timestamp);
                ledger().casesWith(alert).forEach(ledger()::lookAt);
            });
        } else {
            news(() -> consequences().ofAlert(id), timestamp);
        }
    }

    private List<Line> news(Supplier<List<Line>> consequences, long timestamp) {
        return unlessItFails(consequences, List.<Line>of()).stream()
                .filter(line -> !ledger().isDecided(line.key()))
                .map(line -> {
                    var entry = line.entry();
                    entry.setSequence(ledger().reached() + 1);
                    // Countries may tell any time. A rebuild reads what was made of it here from the journal.
                    entry.setAt(Math.min(entry.getAt(), clock.millis()));
                    enter(line, null, timestamp);
                    return line;
                })
                .toList();
    }

    private void tellAll(Set<String> subjects, long timestamp) {
        var cases = new LinkedHashSet<String>();
        var operations = new LinkedHashSet<String>();
        for (var subject : subjects) {
            (subject.startsWith("O-") ? operations : cases).add(subject);
        }
        for (var operation : List.copyOf(operations)) {
            ledger().operation(operation).ifPresent(state -> cases.addAll(state.cases()));
        }
        var roots = new LinkedHashSet<String>();
        cases.forEach(id -> roots.add(ledger().survivorOf(id).orElse(id)));
        List.copyOf(roots).stream()
                .flatMap(this::partsOf)
                .flatMap(part -> part.related().stream())
                .forEach(other -> roots.add(ledger().survivorOf(other).orElse(other)));
        roots.stream()
                .flatMap(this::partsOf)
                .flatMap(part -> ledger().linesOf(part.id()).stream())
                .map(line -> line.entry().getAct())
                .filter(act -> act != null && act.getKind() == CaseActKind.ATTACH_TO_OPERATION)
                .forEach(act -> operations.add(String.valueOf(act.getOther())));
        for (var country : countries) {
            var reader = country.value();
            roots.forEach(root -> unlessItFails(() -> tellings().ofCase(root, reader), List.<Tellings.OfCase>of())
                    .forEach(told -> tell(country, told, timestamp)));
            operations.forEach(id -> unlessItFails(
                            () -> tellings().ofOperation(id, reader), Optional.<Tellings.OfOperation>empty())
                    .ifPresent(told -> tell(country, told, timestamp)));
        }
    }

    /** The case and those that were merged into it. */
    private Stream<CaseState> partsOf(String id) {
        return ledger().caseFile(id).stream()
                .flatMap(part ->
                        Stream.concat(Stream.of(part), part.taken().stream().flatMap(this::partsOf)));
    }

    private void tell(CountryCode country, Tellings.OfCase told, long timestamp) {
        var held = ledger().fileTold(told.id(), country.value());
        var before = held.map(ExchangeEvent::getCaseFile).orElse(null);
        if (!Objects.equals(before, told.file().orElse(null))) {
            tellFile(
                    country,
                    told.id(),
                    held,
                    told.file()
                            .map(file -> version -> CaseworkEvents.ofFile(told.id(), file, country.value(), version)),
                    timestamp);
        }
        tellLines(country, told.id(), told.lines(), timestamp);
    }

    private void tell(CountryCode country, Tellings.OfOperation told, long timestamp) {
        var held = ledger().fileTold(told.id(), country.value());
        var before = held.map(ExchangeEvent::getOperation).orElse(null);
        if (!Objects.equals(before, told.operation().orElse(null))) {
            tellFile(
                    country,
                    told.id(),
                    held,
                    told.operation()
                            .map(operation -> version ->
                                    CaseworkEvents.ofOperation(told.id(), operation, country.value(), version)),
                    timestamp);
        }
        tellLines(country, told.id(), told.lines(), timestamp);
    }

    private void tellFile(
            CountryCode country,
            String id,
            Optional<ExchangeEvent> held,
            Optional<IntFunction<ExchangeEvent>> content,
            long timestamp) {
        int version = held.map(ExchangeEvent::getVersion).orElse(0) + 1;
        var key = EventKey.ofState(id);
        var event = content.map(make -> make.apply(version))
                .orElseGet(() -> CaseworkEvents.erasure(key, country.value(), version, clock.millis()));
        ledger().toldFile(country.value(), event);
        tell(country, key, event, timestamp);
    }

    /** Those that it may read and does not hold, and of those that it holds the loss of what it may read no more. */
    private void tellLines(CountryCode country, String subject, List<Line> lines, long timestamp) {
        var held = ledger().linesTold(subject, country.value());
        var readable = new HashMap<EventKey, Line>();
        for (var line : lines) {
            readable.put(line.key(), line);
            int version = held.getOrDefault(line.key(), 0);
            if (version <= 0) {
                tellLine(country, line.key(), CaseworkEvents.ofEntry(line, country.value(), 1 - version), timestamp);
            }
        }
        held.forEach((key, version) -> {
            if (version > 0 && !readable.containsKey(key) && !isRefusal(key)) {
                var erasure = CaseworkEvents.erasure(key, country.value(), version + 1, clock.millis());
                tellLine(country, key, erasure, timestamp);
            }
        });
    }

    /** What its own officer was refused stays with the country. */
    private boolean isRefusal(EventKey key) {
        return ledger().isDecided(key)
                && ledger().linesOf(key.subject()).stream()
                        .noneMatch(line -> line.key().equals(key));
    }

    private void tellLine(CountryCode country, EventKey key, ExchangeEvent event, long timestamp) {
        int version = event.getErasure() == null ? event.getVersion() : -event.getVersion();
        ledger().toldLine(country.value(), key, version);
        tell(country, key, event, timestamp);
    }

    private void tell(CountryCode country, EventKey key, ExchangeEvent event, long timestamp) {
        forward(new Notice(TopicName.hub(country), key, event, Optional.empty()), timestamp);
    }

    private void forward(Notice notice, long timestamp) {
        context().forward(new Record<>(notice.key().toString(), notice, timestamp));
    }

    /** Who has joined or left a group since may know more or less of every case; and a rebuild has its end. */
    private void lookAround(long now) {
        if (!isComplete.getAsBoolean()) {
            return;
        }
        if (ledger().reached() < journal().last()) {
            carryOut(true);
        }
        var memberships = disclosure.memberships();
        if (!memberships.equals(toldUnder)) {
            toldUnder = memberships;
            anew.clear();
            anew.addAll(ledger().subjects());
        }
        for (int count = 0; count < SLICE && !anew.isEmpty(); count++) {
            ledger().lookAt(anew.remove());
        }
        goOn(now);
    }

    private Ledger ledger() {
        return Objects.requireNonNull(ledger);
    }

    private Journal journal() {
        return Objects.requireNonNull(journal);
    }

    private Consequences consequences() {
        return Objects.requireNonNull(consequences);
    }

    private Tellings tellings() {
        return Objects.requireNonNull(tellings);
    }
}
