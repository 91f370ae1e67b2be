package org.borderexchange.cases.matching;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.matching.Comparison;
import org.borderexchange.schemas.matching.Match;
import org.borderexchange.schemas.matching.Particulars;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventId;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.wire.AlertStatus;
import org.borderexchange.schemas.wire.Erasure;
import org.borderexchange.schemas.wire.ErasureReason;
import org.borderexchange.schemas.wire.EventKind;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.borderexchange.schemas.wire.Hit;
import org.borderexchange.schemas.wire.HitGrade;
import org.borderexchange.schemas.wire.HitStatus;

/** Decides what each country concerned is to be told of a pair of alerts. */
final class Ruling {

    private final Comparison comparison;
    private final Disclosure disclosure;

    Ruling(Comparison comparison, Disclosure disclosure) {
        this.comparison = comparison;
        this.disclosure = disclosure;
    }

    /**
     * @param pair complete
     * @return what differs from what was published, by country; empty if there is nothing to tell
     */
    Map<CountryCode, Published> of(HitId id, Pair pair) {
        var open = open(pair);
        // Most pairs are looked at and settled: comparing is the dear part.
        boolean isSeen = open.values().stream().anyMatch(sight -> sight != Sight.NONE);
        return news(id, pair, open, isSeen ? match(pair) : Optional.empty());
    }

    /**
     * What is owed even where {@link #of} fails, by country: who may know less of a hit than he was told is shown no more
     * than that, for all that is known lapsed.
     *
     * @param pair complete
     */
    Map<CountryCode, Published> losses(HitId id, Pair pair) {
        var open = open(pair);
        open.entrySet().removeIf(country -> {
            var before = pair.published().get(country.getKey());
            return before == null || country.getValue().compareTo(before.sight()) <= 0;
        });
        return news(id, pair, open, Optional.empty());
    }

    /** The countries to which something may be to be told, each with what it may know. */
    private SortedMap<CountryCode, Sight> open(Pair pair) {
        var open = new TreeMap<CountryCode, Sight>();
        for (var country : pair.owners()) {
            var before = pair.published().get(country);
            var sight = sight(pair, country);
            if (before == null || isOpen(before, pair.compared(), sight)) {
                open.put(country, sight);
            }
        }
        return open;
    }

    private static Map<CountryCode, Published> news(
            HitId id, Pair pair, Map<CountryCode, Sight> open, Optional<Match> match) {
        var news = new LinkedHashMap<CountryCode, Published>();
        open.forEach((country, sight) ->
                forCountry(id, pair, country, sight, match).ifPresent(published -> news.put(country, published)));
        return news;
    }

    private static Optional<Published> forCountry(
            HitId id, Pair pair, CountryCode country, Sight sight, Optional<Match> match) {
        var known = Optional.ofNullable(pair.published().get(country)).flatMap(Published::hit);
        if (sight == Sight.NONE) {
            return known.map(lost -> {
                var event = event(id, pair, country, EventKind.HIT_CHANGED);
                event.setErasure(erasure(pair));
                return new Published(pair.compared(), event);
            });
        }
        var alerts = HitView.alerts(pair, country, sight);
        var present = match.map(found -> HitView.current(found, gradeFor(pair, found), time(pair), alerts))
                .or(() -> known.map(hit -> HitView.lapsed(hit, time(pair), alerts)));
        return present.filter(hit -> known.isEmpty() || HitView.differs(known.get(), hit))
                .map(hit -> {
                    var event = event(id, pair, country, kind(pair, known, hit));
                    event.setHit(hit);
                    return new Published(pair.compared(), event);
                });
    }

    /**
     * What was published on the same versions is a fact, even if other rules made it, unless another sight is due. What was
     * published on newer versions than these waits for them: a rebuild reads the past on its way to the present.
     */
    private static boolean isOpen(Published before, Compared now, Sight sight) {
        return now.reaches(before.compared()) && (!now.equals(before.compared()) || sight != before.sight());
    }

    private Sight sight(Pair pair, CountryCode country) {
        return pair.ownOf(country).getAlert() == null ? Sight.NONE : disclosure.of(pair.otherThanOf(country), country);
    }

    /** Empty unless both are live at the time of the newer: clocks of machines have no say. */
    private Optional<Match> match(Pair pair) {
        var first = pair.first().getAlert();
        var second = pair.second().getAlert();
        if (first == null || second == null) {
            return Optional.empty();
        }
        for (var alert : List.of(first, second)) {
            if (alert.getStatus() != AlertStatus.ACTIVE || alert.getValidUntil() <= time(pair)) {
                return Optional.empty();
            }
        }
        return comparison.of(Particulars.of(first), Particulars.of(second));
    }

    /** What a country's own two alerts have in common is worth its look and no alarm. */
    private static HitGrade gradeFor(Pair pair, Match match) {
        return pair.owners().size() == 1
                ? HitGrade.LEAD
                : HitGrade.valueOf(match.grade().name());
    }

    /** Raised when there is something new to act upon. A basis that was rejected is never raised again. */
    private static EventKind kind(Pair pair, Optional<Hit> known, Hit now) {
        if (now.getStatus() == HitStatus.LAPSED || pair.isRejected(now.getBasis())) {
            return EventKind.HIT_CHANGED;
        }
        boolean isNews = known.isEmpty()
                || known.get().getStatus() == HitStatus.LAPSED
                || known.get().getGrade() == HitGrade.LEAD && now.getGrade() == HitGrade.HIT
                || pair.isRejected(known.get().getBasis());
        return isNews ? EventKind.HIT_RAISED : EventKind.HIT_CHANGED;
    }

    private static Erasure erasure(Pair pair) {
        return pair.alerts().values().stream()
                .map(ExchangeEvent::getErasure)
                .filter(erasure -> erasure != null)
                .findFirst()
                .orElseGet(() -> new Erasure(ErasureReason.AUDIENCE_NARROWED));
    }

    /** Still without payload. */
    private static ExchangeEvent event(HitId id, Pair pair, CountryCode to, EventKind kind) {
        var before = pair.published().get(to);
        var compared = pair.compared();
        int version = Math.max(
                compared.first() + compared.second() - 1,
                before == null ? 1 : before.event().getVersion() + 1);
        var event = new ExchangeEvent();
        event.setEventId(EventId.derived(Instant.ofEpochMilli(time(pair)), id + "/" + to + "/" + version));
        event.setTime(time(pair));
        event.setOriginator(ExchangeDirectory.HUB);
        event.setSubjectId(id.toString());
        event.setVersion(version);
        event.setKind(kind);
        return event;
    }

    private static long time(Pair pair) {
        return Math.max(pair.first().getTime(), pair.second().getTime());
    }
}
