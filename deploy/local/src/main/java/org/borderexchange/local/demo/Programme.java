package org.borderexchange.local.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** Which alerts a run of the demo issues, and in which order: the countries take turns. */
final class Programme {

    static final List<String> COUNTRIES = List.of("RS", "BA", "ME");

    /** What a country issues, from first to last. */
    private enum Turn {
        THEFT,
        INCIDENT,
        SMUGGLING
    }

    private static final List<Turn> TURNS = List.of(
            Turn.THEFT,
            Turn.INCIDENT,
            Turn.THEFT,
            Turn.SMUGGLING,
            Turn.THEFT,
            Turn.INCIDENT,
            Turn.THEFT,
            Turn.SMUGGLING);

    private final DemoData data;
    private final String run;
    private final Iterator<DemoData.VehicleTheft> thefts;
    private final List<DemoData.MigrationIncident> incidents;
    private final List<DemoData.Smuggling> smuggling;
    private final List<DemoAlert> alerts = new ArrayList<>();

    private Programme(DemoData data, String run) {
        this.data = data;
        this.run = run;
        this.thefts = shuffled(data.thefts()).iterator();
        this.incidents = shuffled(data.incidents());
        this.smuggling = new ArrayList<>(data.smuggling());
    }

    /**
     * @param run chooses among the data and is part of every national reference, so that no two runs collide
     * @return 24 alerts, eight of each country
     */
    static List<DemoAlert> of(DemoData data, String run) {
        var programme = new Programme(data, run);
        TURNS.forEach(turn -> COUNTRIES.forEach(country -> programme.add(turn, country)));
        return programme.alerts;
    }

    private void add(Turn turn, String country) {
        var reference = "%s-DEMO-%s-%02d".formatted(country, run, alerts.size() + 1);
        alerts.add(
                switch (turn) {
                    case THEFT -> DemoAlert.of(thefts.next(), data.vins(), country, reference);
                    case INCIDENT ->
                        DemoAlert.of(
                                first(
                                        incidents,
                                        incident -> incident.reportedBy().equals(country)),
                                reference);
                    case SMUGGLING ->
                        DemoAlert.of(first(smuggling, alert -> alert.from().equals(country)), reference);
                });
    }

    /** Takes it out of the list. */
    private static <T> T first(List<T> list, Predicate<T> wanted) {
        var found = list.stream().filter(wanted).findFirst().orElseThrow();
        list.remove(found);
        return found;
    }

    private <T> List<T> shuffled(List<T> list) {
        var copy = new ArrayList<>(list);
        Collections.shuffle(copy, new Random(run.hashCode()));
        return copy;
    }
}
