package org.borderexchange.local.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.borderexchange.local.demo.DemoData.MigrationIncident;
import org.borderexchange.local.demo.DemoData.Smuggling;
import org.borderexchange.local.demo.DemoData.VehicleTheft;

/**
 * Which alerts a run of the demo issues, and in which order: the countries take turns. Some of them mean what another
 * country's alert means, in other words: these are planted, so that there is something to find.
 */
final class Programme {

    static final List<String> COUNTRIES = List.of("RS", "BA", "ME");

    /** What a country issues, from first to last. */
    private enum Turn {
        THEFT,
        THEFT_OF_WHAT_ANOTHER_WILL_SEE,
        INCIDENT,
        SMUGGLING
    }

    private static final List<Turn> TURNS = List.of(
            Turn.THEFT,
            Turn.INCIDENT,
            Turn.THEFT,
            Turn.SMUGGLING,
            Turn.THEFT_OF_WHAT_ANOTHER_WILL_SEE,
            Turn.INCIDENT,
            Turn.THEFT,
            Turn.SMUGGLING);

    private final DemoData data;
    private final String run;
    private final List<VehicleTheft> thefts;
    private final List<MigrationIncident> incidents;
    private final List<Smuggling> smuggling;
    private final Map<String, DemoAlert> stolen;
    private final List<DemoAlert> alerts = new ArrayList<>();
    private final List<PlantedMatch> matches;

    /** @param run chooses among the data and is part of every national reference, so that no two runs collide */
    Programme(DemoData data, String run) {
        this.data = data;
        this.run = run;
        this.thefts = shuffled(data.thefts());
        this.incidents = shuffled(data.incidents());
        this.smuggling = new ArrayList<>(data.smuggling());
        this.stolen = Map.of(
                "RS", planted("RS", this::readsAsLatin),
                "BA", planted("BA", this::hasVin),
                "ME", planted("ME", theft -> true));
        TURNS.forEach(turn -> COUNTRIES.forEach(country -> add(turn, country)));
        this.matches = List.of(byPlate(), byEndOfVin(), byName(), byPlateAmongFirearms());
    }

    /** 24 alerts, eight of each country. */
    List<DemoAlert> alerts() {
        return Collections.unmodifiableList(alerts);
    }

    /** To be issued when those others have come everywhere. */
    List<PlantedMatch> matches() {
        return matches;
    }

    /** Of a country's theft that another will see: RS's has a plate without Serbian letters, BA's a VIN. */
    DemoAlert stolen(String country) {
        return Objects.requireNonNull(stolen.get(country), "one of each country");
    }

    /** Of no alert. */
    String unknownVin() {
        return new GeneratedIdentifiers("ME", run).vin(data.vins().getFirst().vin());
    }

    private void add(Turn turn, String country) {
        var reference = reference(country, "%02d".formatted(alerts.size() + 1));
        alerts.add(
                switch (turn) {
                    case THEFT -> DemoAlert.of(first(thefts, theft -> true), data.vins(), country, reference);
                    case THEFT_OF_WHAT_ANOTHER_WILL_SEE -> stolen(country);
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

    private PlantedMatch byPlate() {
        var sought = stolen("RS");
        var plate = LatinReading.of(plateOf(sought)).orElseThrow();
        return new PlantedMatch(
                "a plate, Cyrillic in one alert, its Latin look-alikes in the other",
                sought,
                seen(data.planted().inStolenCar().inVehicle(plate, "RS"), "PLATE"),
                Set.of("RS", "BA"));
    }

    private PlantedMatch byEndOfVin() {
        var sought = stolen("BA");
        return new PlantedMatch(
                "a whole VIN, and the last six characters of a chassis number",
                sought,
                sought.foundBy("RS", reference("RS", "VIN")),
                Set.of("RS", "BA"));
    }

    private PlantedMatch byName() {
        var person = MadeUpPerson.of(new Random(run.hashCode()));
        return new PlantedMatch(
                "a name in Cyrillic with a month of birth, and in Latin with the day",
                seen(data.planted().driverSought().drivenBy(person.inCyrillic()), "CYRILLIC"),
                seen(data.planted().driverSeen().drivenBy(person.inLatin()), "LATIN"),
                Set.of("RS", "BA"));
    }

    private PlantedMatch byPlateAmongFirearms() {
        var sought = stolen("ME");
        var plate = plateOf(sought).replace(" ", "-");
        return new PlantedMatch(
                "a plate of ME in an alert to firearms, which ME may not read",
                sought,
                seen(data.planted().firearms().inVehicle(plate, "ME"), "FIREARMS"),
                Set.of("BA"));
    }

    private DemoAlert seen(Smuggling alert, String what) {
        return DemoAlert.of(alert, reference(alert.from(), what));
    }

    private DemoAlert planted(String country, Predicate<VehicleTheft> wanted) {
        return DemoAlert.of(first(thefts, wanted), data.vins(), country, reference(country, "STOLEN"));
    }

    private boolean readsAsLatin(VehicleTheft theft) {
        return LatinReading.of(new GeneratedIdentifiers("RS", theft.recordId()).plate())
                .isPresent();
    }

    private boolean hasVin(VehicleTheft theft) {
        return data.vins().stream().anyMatch(vin -> vin.make().equals(theft.make()));
    }

    private String reference(String country, String what) {
        return "%s-DEMO-%s-%s".formatted(country, run, what);
    }

    private static String plateOf(DemoAlert theft) {
        return theft.body().at("/content/plate/number").asString();
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
