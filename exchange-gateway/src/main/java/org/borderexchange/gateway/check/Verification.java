package org.borderexchange.gateway.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.borderexchange.gateway.alert.AlertSearch;
import org.borderexchange.gateway.alert.VisibleAlert;
import org.borderexchange.gateway.alert.VisibleAlerts;
import org.borderexchange.gateway.alert.wire.AlertWire;
import org.borderexchange.gateway.problem.ProblemType;
import org.borderexchange.gateway.problem.Refused;
import org.borderexchange.schemas.codelist.AlertStatus;
import org.borderexchange.schemas.matching.CheckComparison;
import org.borderexchange.schemas.matching.Sought;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.topic.AlertId;

/** Reads the alerts after a "maybe" and lets them decide. Bounded, for a common name costs thousands of them. */
final class Verification {

    private static final int PAGE = 200;

    private final VisibleAlerts alerts;
    private final CheckComparison comparison;
    private final int candidates;
    private final Semaphore inFlight;

    /**
     * @param candidates alerts read for one check, give or take a page
     * @param verifications at the same time
     */
    Verification(VisibleAlerts alerts, CheckComparison comparison, int candidates, int verifications) {
        this.alerts = alerts;
        this.comparison = comparison;
        this.candidates = candidates;
        this.inFlight = new Semaphore(verifications);
    }

    /** A question of which memory knows something. @param keys under which the alerts may be, at least one */
    record Maybe(Question question, Set<String> keys) {}

    /**
     * @param found in no order
     * @param cut there are alerts that were not read
     * @param unknown questions for which there is no alert at all
     */
    record Verified(List<Found> found, boolean cut, List<Question> unknown) {}

    /**
     * @param questions all of the check: an alert found for one of them is compared with each
     * @throws Refused as unavailable beyond the bounds, so that nothing is called unknown of which not all was read
     */
    Verified verify(List<Question> questions, List<Maybe> maybes, Instant now) {
        if (!inFlight.tryAcquire()) {
            throw new Refused(ProblemType.UNAVAILABLE);
        }
        try {
            var reading = new Reading(questions, now);
            maybes.forEach(reading::read);
            return reading.verified();
        } finally {
            inFlight.release();
        }
    }

    /** What is read for one check. */
    private final class Reading {

        private final Map<Sought, Set<String>> sought;
        private final Instant now;
        private final Set<AlertId> seen = new HashSet<>();
        private final List<Found> found = new ArrayList<>();
        private final List<Question> unknown = new ArrayList<>();
        private int read;
        private boolean cut;

        Reading(List<Question> questions, Instant now) {
            this.sought = questions.stream().collect(Collectors.toMap(Question::sought, Question::keys));
            this.now = now;
        }

        /** Until all is read, or enough is found for this question alone: a common name must not hide a VIN. */
        void read(Maybe maybe) {
            int enough = found.size() + CheckOutcome.MOST;
            var before = Optional.<String>empty();
            List<VisibleAlert> page;
            do {
                if (read >= candidates || found.size() >= enough) {
                    cut = true;
                    return;
                }
                page = alerts.search(liveUnder(maybe.keys(), before));
                if (page.isEmpty()) {
                    break;
                }
                read += page.size();
                page.forEach(this::compare);
                before = Optional.of(page.getLast().id().order());
            } while (page.size() == PAGE);
            if (before.isEmpty()) {
                unknown.add(maybe.question());
            }
        }

        Verified verified() {
            if (cut && found.isEmpty()) {
                throw new Refused(ProblemType.UNAVAILABLE);
            }
            return new Verified(found, cut, unknown);
        }

        private void compare(VisibleAlert visible) {
            if (!seen.add(visible.id())) {
                return;
            }
            var alert = EventEncoding.decode(visible.event().bytes()).getAlert();
            if (alert == null) {
                throw new IllegalStateException("a visible alert has content");
            }
            comparison
                    .of(sought, alert)
                    .map(match -> new Found(
                            visible.id(),
                            AlertWire.type(alert),
                            alert.getActionToTake().name(),
                            match))
                    .ifPresent(found::add);
        }

        private AlertSearch liveUnder(Set<String> keys, Optional<String> before) {
            return new AlertSearch(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(AlertStatus.ACTIVE),
                    Optional.empty(),
                    Optional.of(keys),
                    Optional.empty(),
                    before,
                    now,
                    PAGE);
        }
    }
}
