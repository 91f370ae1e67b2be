package org.borderexchange.gateway.check;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.borderexchange.gateway.act.Acts;
import org.borderexchange.gateway.outbox.WriteCapacity;
import org.borderexchange.gateway.problem.ProblemType;
import org.borderexchange.gateway.problem.Refused;
import org.borderexchange.schemas.identifier.MatchStrength;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventId;

/** Answers whether something is known. Memory says "no" or "maybe"; after a "maybe" the alerts themselves decide. */
public final class CheckService {

    /** Alerts of one owner of which he is told. */
    private static final int TIDINGS = 3;

    private static final Comparator<Found> STRONGEST_FIRST = Comparator.comparing(
                    (Found found) -> found.match().strength())
            .thenComparing(found -> found.match().score(), Comparator.reverseOrder())
            .thenComparing(found -> found.alert().ulid(), Comparator.reverseOrder());

    private final Readiness readiness;
    private final IdentifierFilter filter;
    private final Verification verification;
    private final Checks checks;
    private final RecordKey recordKey;
    private final Acts acts;
    private final WriteCapacity capacity;
    private final Set<MatchStrength> reported;
    private final CheckMetrics metrics;
    private final CountryCode country;
    private final Clock clock;

    /** @param reported strengths of which the owner of an alert is told */
    CheckService(
            Readiness readiness,
            IdentifierFilter filter,
            Verification verification,
            Checks checks,
            RecordKey recordKey,
            Acts acts,
            WriteCapacity capacity,
            Set<MatchStrength> reported,
            CheckMetrics metrics,
            CountryCode country,
            Clock clock) {
        this.readiness = readiness;
        this.filter = filter;
        this.verification = verification;
        this.checks = checks;
        this.recordKey = recordKey;
        this.acts = acts;
        this.capacity = capacity;
        this.reported = Set.copyOf(reported);
        this.metrics = metrics;
        this.country = country;
        this.clock = clock;
    }

    /**
     * Looks for live alerts that this country may see, records that this was asked, and tells their owners. Record and tidings are durable when
     * this returns; whoever gets no answer asks again.
     *
     * @param by subject of the caller's token
     * @throws Refused as unavailable while this instance may not know all that it should, could not read all that may be meant, or could not
     *     tell an owner: it never says then that something is unknown, and nothing is recorded
     * @throws org.borderexchange.gateway.problem.StoreUnavailable if the database could not be asked, or did not keep the record
     */
    public CheckOutcome check(CheckRequest request, String by) {
        if (!readiness.isReady()) {
            throw new Refused(ProblemType.UNAVAILABLE);
        }
        return metrics.timed(() -> answer(request, by, clock.instant()));
    }

    private CheckOutcome answer(CheckRequest request, String by, Instant now) {
        var questions = request.questions();
        var outcome = search(questions, EventId.next(now), now);
        var entry = new Checks.Entry(
                outcome.id(),
                by,
                now,
                request.reason(),
                Optional.ofNullable(request.place()),
                questions.stream().map(recordKey::hashed).toList(),
                outcome);
        var tidings = tidings(outcome);
        if (tidings.isEmpty()) {
            checks.add(entry);
            return outcome;
        }
        return capacity.within(() -> {
            checks.add(entry);
            tidings.forEach(found -> report(found, outcome.id(), request, by, now));
            return outcome;
        });
    }

    private CheckOutcome search(List<Question> questions, String id, Instant now) {
        var maybes = questions.stream()
                .map(question -> new Verification.Maybe(question, filter.keysToTry(question)))
                .filter(maybe -> !maybe.keys().isEmpty())
                .toList();
        if (maybes.isEmpty()) {
            return new CheckOutcome(id, List.of(), false);
        }
        var verified = verification.verify(questions, maybes, now);
        verified.unknown().forEach(filter::foundNothing);
        metrics.verified(!verified.found().isEmpty());
        var strongest = verified.found().stream()
                .sorted(STRONGEST_FIRST)
                .limit(CheckOutcome.MOST)
                .toList();
        return new CheckOutcome(
                id, strongest, verified.cut() || verified.found().size() > strongest.size());
    }

    /** What is reported: of each owner's alerts the strongest few, for one vehicle met is one sighting and not fifty. */
    private List<Found> tidings(CheckOutcome outcome) {
        return outcome.found().stream()
                .filter(this::concernsOthers)
                .collect(Collectors.groupingBy(found -> found.alert().owner(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(ofOne -> ofOne.stream().limit(TIDINGS))
                .toList();
    }

    private boolean concernsOthers(Found found) {
        return !found.alert().owner().equals(country)
                && reported.contains(found.match().strength());
    }

    private void report(Found found, String id, CheckRequest request, String by, Instant now) {
        try {
            acts.say(SightingEvents.act(found, id, request, country, by, now));
        } catch (Acts.AlreadySaid impossible) {
            throw new IllegalStateException("every check has an id of its own", impossible);
        }
    }
}
