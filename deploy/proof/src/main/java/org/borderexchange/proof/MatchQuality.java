package org.borderexchange.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.borderexchange.proof.LabelledAlerts.Labelled;
import org.borderexchange.schemas.matching.Comparison;
import org.borderexchange.schemas.matching.MatchGrade;
import org.borderexchange.schemas.matching.MatchKeys;
import org.borderexchange.schemas.matching.MatchKeys.Posting;
import org.borderexchange.schemas.matching.MatchPolicy;

/**
 * How many of the same are found, and how many of the found are the same: every alert of one country against every alert
 * of the other, as the hub does it. The same result in every run.
 */
final class MatchQuality {
    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final Kind all = new Kind();
    private final Comparison comparison = new Comparison(MatchPolicy.DEFAULT);

    /** What became of the alerts with one flaw; a pair is wrong when its subjects differ. */
    static final class Kind {
        private boolean resembling;
        private int alerts;
        private int foundAsHit;
        private int foundAsLead;
        private int wrongHits;
        private int wrongLeads;

        /** Whether it was about what nobody else knows, so that nothing is right. */
        boolean resembling() {
            return resembling;
        }

        double recallAsHit() {
            return (double) foundAsHit / alerts;
        }

        double recall() {
            return (double) (foundAsHit + foundAsLead) / alerts;
        }

        double precisionOfHits() {
            return (double) foundAsHit / (foundAsHit + wrongHits);
        }

        double precisionOfLeads() {
            return (double) foundAsLead / (foundAsLead + wrongLeads);
        }

        private void count(MatchGrade grade, boolean same) {
            if (same) {
                foundAsHit += grade == MatchGrade.HIT ? 1 : 0;
                foundAsLead += grade == MatchGrade.LEAD ? 1 : 0;
            } else {
                wrongHits += grade == MatchGrade.HIT ? 1 : 0;
                wrongLeads += grade == MatchGrade.LEAD ? 1 : 0;
            }
        }
    }

    private MatchQuality() {}

    static MatchQuality measure() {
        var quality = new MatchQuality();
        for (var labelled : List.of(LabelledVehicles.generate(), LabelledPersons.generate())) {
            quality.measure(labelled);
        }
        return quality;
    }

    /** By flaw or resemblance, in the order of telling. */
    Map<String, Kind> kinds() {
        return kinds;
    }

    Kind all() {
        return all;
    }

    private void measure(LabelledAlerts labelled) {
        var index = new HashMap<String, List<Labelled>>();
        for (var known : labelled.known()) {
            for (var key : keys(known).keySet()) {
                index.computeIfAbsent(key, first -> new ArrayList<>()).add(known);
            }
        }
        for (var told : labelled.told()) {
            var kind = kinds.computeIfAbsent(told.flaw(), first -> new Kind());
            kind.resembling = told.resembling();
            kind.alerts++;
            all.alerts += told.resembling() ? 0 : 1;
            for (var known : nominated(told, index)) {
                comparison.of(told.particulars(), known.particulars()).ifPresent(match -> {
                    boolean same = told.subject().equals(known.subject());
                    kind.count(match.grade(), same);
                    all.count(match.grade(), same);
                });
            }
        }
    }

    private static Set<Labelled> nominated(Labelled told, Map<String, List<Labelled>> index) {
        var nominated = new LinkedHashSet<Labelled>();
        keys(told).keySet().forEach(key -> nominated.addAll(index.getOrDefault(key, List.of())));
        return nominated;
    }

    private static Map<String, Posting> keys(Labelled labelled) {
        return MatchKeys.of(labelled.particulars().identifiers());
    }

    @Override
    public String toString() {
        var found = new Table(
                "Matching: what is the same is found",
                "written with",
                "alerts",
                "found as hit",
                "as hit or lead",
                "wrong hits",
                "wrong leads");
        var resembling = new Table(
                "Matching: what only resembles is not taken for the same",
                "resemblance",
                "alerts",
                "wrong hits",
                "wrong leads");
        kinds.forEach((name, kind) -> {
            var alerts = String.valueOf(kind.alerts);
            var wrongHits = String.valueOf(kind.wrongHits);
            var wrongLeads = String.valueOf(kind.wrongLeads);
            if (kind.resembling) {
                resembling.row(name, alerts, wrongHits, wrongLeads);
            } else {
                found.row(name, alerts, percent(kind.recallAsHit()), percent(kind.recall()), wrongHits, wrongLeads);
            }
        });
        return found + "\n" + resembling
                + "\n  Precision: of %,d hits %s are right, of %,d leads %s.\n"
                        .formatted(
                                all.foundAsHit + all.wrongHits,
                                percent(all.precisionOfHits()),
                                all.foundAsLead + all.wrongLeads,
                                percent(all.precisionOfLeads()));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }
}
