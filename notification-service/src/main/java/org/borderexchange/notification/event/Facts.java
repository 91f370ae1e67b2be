package org.borderexchange.notification.event;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.borderexchange.schemas.codelist.EventKind;
import org.borderexchange.schemas.matching.SearchKeys;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.wire.Alert;
import org.borderexchange.schemas.wire.Hit;
import org.borderexchange.schemas.wire.IrregularMigration;
import org.borderexchange.schemas.wire.MatchedOn;
import org.borderexchange.schemas.wire.Place;
import org.borderexchange.schemas.wire.RouteStop;
import org.borderexchange.schemas.wire.Sighting;
import org.borderexchange.schemas.wire.Smuggling;
import org.borderexchange.schemas.wire.StolenVehicle;
import org.jspecify.annotations.Nullable;

/**
 * What subscriptions may ask of an event. What is not told has no value.
 *
 * @param origins countries whose alerts it is about
 * @param values by the names of {@link Vocabulary}: text, whole numbers, numbers, truth values, lists of text, and places as lists
 *     of latitude and longitude in turn
 */
public record Facts(
        EventKind kind,
        Set<String> workingGroups,
        Set<String> types,
        Set<String> origins,
        boolean urgent,
        Map<String, Object> values) {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    /** @param standings as remembered, by id; of what an event refers to without telling it */
    public static Facts of(Telling telling, Function<Collection<String>, Map<String, Standing>> standings) {
        var values = new Values();
        var own = Standing.of(telling);
        var about = own.map(List::of).orElseGet(() -> about(telling, standings));
        var urgent = about.stream().anyMatch(Standing::urgent)
                || standings.apply(alertsOf(about)).values().stream().anyMatch(Standing::urgent);
        var facts = new Facts(
                telling.kind(),
                union(about, Standing::groups),
                union(about, Standing::types),
                union(about, Standing::origins),
                urgent,
                values.byName);
        values.put("kind", telling.kind().name());
        values.put("subject", telling.subject());
        values.put("urgency", urgent ? "URGENT" : "ROUTINE");
        values.putList("workingGroups", facts.workingGroups());
        values.putList("types", facts.types());
        values.putList("origins", facts.origins());
        var event = telling.event();
        if (event.getAlert() != null) {
            values.put(event.getAlert());
        }
        if (event.getHit() != null) {
            values.put(event.getHit());
        }
        if (event.getVerdict() != null) {
            values.put("verdict", event.getVerdict().getVerdict().name());
        }
        if (event.getSighting() != null) {
            values.put(event.getSighting());
        }
        if (event.getCaseFile() != null) {
            values.put("status", event.getCaseFile().getStatus().name());
        }
        if (event.getOperation() != null) {
            values.put("status", event.getOperation().getStatus().name());
        }
        return facts;
    }

    /** The alert that was seen, or any country's view of the hit that was judged. */
    private static List<Standing> about(
            Telling telling, Function<Collection<String>, Map<String, Standing>> standings) {
        var subject = telling.subject();
        var ids = new ArrayList<String>();
        if (AlertId.parse(subject).isPresent()) {
            ids.add(subject);
        } else if (HitId.parse(subject).isPresent()) {
            switch (telling.topic()) {
                case TopicName.Inbox to ->
                    ids.add(Standing.idFor(subject, to.country().value()));
                case TopicName.Hub to ->
                    ids.add(Standing.idFor(subject, to.country().value()));
                default -> {}
            }
        }
        return List.copyOf(standings.apply(ids).values());
    }

    private static List<String> alertsOf(List<Standing> standings) {
        return standings.stream()
                .flatMap(standing -> standing.alerts().stream())
                .distinct()
                .toList();
    }

    private static Set<String> union(List<Standing> standings, Function<Standing, Set<String>> part) {
        var all = new HashSet<String>();
        standings.forEach(standing -> all.addAll(part.apply(standing)));
        return all;
    }

    /** Keys of the alert's identifiers; empty of other events. */
    @SuppressWarnings("unchecked")
    public List<String> identifiers() {
        return (List<String>) values.getOrDefault(Vocabulary.IDENTIFIERS, List.of());
    }

    private static final class Values {

        private final Map<String, Object> byName = new HashMap<>();

        void put(String name, @Nullable Object value) {
            if (value != null) {
                byName.put(name, value instanceof Integer number ? number.longValue() : value);
            }
        }

        void putName(String name, @Nullable Enum<?> code) {
            if (code != null) {
                byName.put(name, code.name());
            }
        }

        void putList(String name, Collection<String> values) {
            byName.put(name, values.stream().sorted().toList());
        }

        void put(Alert alert) {
            putName("status", alert.getStatus());
            putName("handling", alert.getHandling().getCode());
            putName("actionToTake", alert.getActionToTake());
            put("offence", alert.getOffence());
            byName.put(Vocabulary.IDENTIFIERS, List.copyOf(SearchKeys.of(alert)));
            var places = new ArrayList<Double>();
            if (alert.getStolenVehicle() != null) {
                put(alert.getStolenVehicle(), places);
            }
            if (alert.getSmuggling() != null) {
                put(alert.getSmuggling(), places);
            }
            if (alert.getIrregularMigration() != null) {
                put(alert.getIrregularMigration(), places);
            }
            byName.put("content.places", List.copyOf(places));
        }

        private void put(StolenVehicle vehicle, List<Double> all) {
            putName("content.category", vehicle.getCategory());
            put("content.make", vehicle.getMake());
            put("content.model", vehicle.getModel());
            put("content.colour", vehicle.getColour());
            put("content.modelYear", vehicle.getModelYear());
            if (vehicle.getPlate() != null) {
                put("content.plate.country", vehicle.getPlate().getCountry());
            }
            var theft = vehicle.getTheft();
            if (theft != null) {
                putName("content.theft.circumstances", theft.getCircumstances());
                put("content.theft.keysPresent", theft.getKeysPresent());
                place("content.theft.place", theft.getPlace(), all);
            }
        }

        private void put(Smuggling smuggling, List<Double> all) {
            putName("content.commodity", smuggling.getCommodity());
            put("content.hsCode", smuggling.getHsCode());
            put("content.unNumber", smuggling.getUnNumber());
            putName("content.concealment", smuggling.getConcealment());
            var quantity = smuggling.getQuantity();
            if (quantity != null) {
                number("content.quantity.amount", quantity.getAmount());
                put("content.quantity.unit", quantity.getUnit());
            }
            var value = smuggling.getValue();
            if (value != null) {
                number("content.value.amount", value.getAmount());
                put("content.value.currency", value.getCurrency());
            }
            var transport = smuggling.getTransport();
            if (transport != null) {
                putName("content.transport", transport.getMode());
                if (transport.getPlate() != null) {
                    put("content.plate.country", transport.getPlate().getCountry());
                }
            }
            route(smuggling.getRoute(), all);
            var seizure = smuggling.getSeizure();
            place("content.seizure.place", seizure == null ? null : seizure.getPlace(), all);
            putList(
                    "content.nationalities",
                    smuggling.getPersons().stream()
                            .map(person -> person.getNationality())
                            .filter(nationality -> nationality != null)
                            .distinct()
                            .toList());
        }

        private void put(IrregularMigration migration, List<Double> all) {
            putName("content.event", migration.getEvent());
            putName("content.transport", migration.getTransport());
            place("content.place", migration.getPlace(), all);
            route(migration.getRoute(), all);
            var direction = migration.getDirection();
            if (direction != null) {
                put("content.direction.from", direction.getFrom());
                put("content.direction.to", direction.getTo());
            }
            var counts = migration.getCounts();
            if (counts != null) {
                put("content.counts.total", counts.getTotal());
                put("content.counts.women", counts.getWomen());
                put("content.counts.men", counts.getMen());
                put("content.counts.minors", counts.getMinors());
                put("content.counts.unaccompanied", counts.getUnaccompanied());
                put("content.counts.dead", counts.getDead());
                put("content.counts.missing", counts.getMissing());
            }
            putList(
                    "content.nationalities",
                    migration.getNationalities().stream()
                            .map(nationality -> nationality.getCountry())
                            .distinct()
                            .toList());
            putList(
                    "content.vulnerabilities",
                    migration.getVulnerabilities().stream().map(Enum::name).toList());
            if (migration.getFacilitation() != null) {
                put(
                        "content.facilitation.suspected",
                        migration.getFacilitation().getSuspected());
            }
        }

        void put(Hit hit) {
            putName("hit.grade", hit.getGrade());
            putName("hit.status", hit.getStatus());
            putName("hit.strength", hit.getStrength());
            put("hit.score", hit.getScore());
            matchedOn(hit.getMatchedOn());
        }

        void put(Sighting sighting) {
            matchedOn(sighting.getMatchedOn());
            var places = new ArrayList<Double>();
            place("sighting.place", sighting.getPlace(), places);
            byName.put("content.places", List.copyOf(places));
        }

        private void matchedOn(List<MatchedOn> matched) {
            putList(
                    "matchedOn",
                    matched.stream().map(on -> on.getKind().name()).distinct().toList());
        }

        private void route(List<RouteStop> stops, List<Double> all) {
            var places = new ArrayList<Double>();
            stops.forEach(stop -> add(stop.getPlace(), places));
            if (!stops.isEmpty()) {
                byName.put("content.route", List.copyOf(places));
                all.addAll(places);
            }
        }

        private void place(String name, @Nullable Place place, List<Double> all) {
            if (place != null) {
                var places = new ArrayList<Double>();
                add(place, places);
                byName.put(name, List.copyOf(places));
                all.addAll(places);
            }
        }

        private static void add(Place place, List<Double> places) {
            if (place.getLatitude() != null && place.getLongitude() != null) {
                places.add(place.getLatitude());
                places.add(place.getLongitude());
            }
        }

        private void number(String name, String decimal) {
            try {
                byName.put(name, Double.parseDouble(decimal));
            } catch (NumberFormatException ofALaterRelease) {
                // it has no value here
            }
        }
    }

    /** How text is compared where spelling must not matter: without case and accents. */
    public static String folded(String text) {
        var bare = Normalizer.normalize(text, Normalizer.Form.NFD);
        return ACCENTS.matcher(bare).replaceAll("").toUpperCase(Locale.ROOT).strip();
    }
}
