package org.borderexchange.local.demo;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.borderexchange.local.demo.DemoData.KnownVin;
import org.borderexchange.local.demo.DemoData.MigrationIncident;
import org.borderexchange.local.demo.DemoData.Smuggling;
import org.borderexchange.local.demo.DemoData.VehicleTheft;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An alert to be issued.
 *
 * @param country who issues it, ISO 3166-1 alpha-2
 * @param kind one word for its content
 * @param summary a line for people
 * @param body as {@code POST /alerts} takes it
 */
record DemoAlert(String country, String workingGroup, String kind, String summary, ObjectNode body) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** Of a VIN, from its end. */
    private static final int CHASSIS_NUMBER = 6;

    private static final Map<String, String> PHONES =
            Map.of("RS", "+381 11 000 0000", "BA", "+387 33 000 000", "ME", "+382 20 000 000");

    /** A theft with a plate of the country and, where a VIN of the same make is known, a VIN like it; both generated. */
    static DemoAlert of(VehicleTheft theft, List<KnownVin> vins, String country, String reference) {
        var generated = new GeneratedIdentifiers(country, theft.recordId());
        var plate = generated.plate();
        var content = JSON.objectNode()
                .put("type", "STOLEN_VEHICLE")
                .put("category", category(theft.vehicleType()))
                .put("make", theft.make())
                .put("model", theft.model())
                .put("colour", theft.colour())
                .put("modelYear", theft.modelYear());
        var kin = vins.stream().filter(vin -> vin.make().equals(theft.make())).toList();
        if (!kin.isEmpty()) {
            content.put("vin", generated.vin(generated.one(kin).vin()));
        }
        content.putObject("plate").put("number", plate).put("country", country);
        content.putObject("theft")
                .put("from", theft.dateStolen() + "T00:00:00Z")
                .put("to", theft.dateStolen() + "T23:59:59Z")
                .put("circumstances", "THEFT");
        content.put(
                "description",
                "Demo. Vehicle and date as reported to New Zealand Police (record %s, %s). Plate and VIN are generated."
                        .formatted(theft.recordId(), theft.region()));
        return new DemoAlert(
                country,
                "stolen-vehicles",
                "vehicle",
                "%s %s %s, %s".formatted(plate, theft.make(), theft.model(), theft.colour()),
                body(country, reference, "stolen-vehicles", "SEIZE", content));
    }

    static DemoAlert of(MigrationIncident incident, String reference) {
        var content = JSON.objectNode()
                .put("type", "IRREGULAR_MIGRATION")
                .put("event", "INCIDENT")
                .put("occurredAt", incident.date() + "T00:00:00Z");
        content.putObject("place")
                .put("text", incident.place())
                .put("latitude", incident.latitude())
                .put("longitude", incident.longitude());
        content.putObject("counts")
                .put("women", incident.women())
                .put("men", incident.men())
                .put("minors", incident.minors())
                .put("dead", incident.dead())
                .put("missing", incident.missing())
                .put("survivors", incident.survivors());
        content.put(
                "narrative",
                "%s. Cause: %s. Countries of origin: %s. Source: IOM Missing Migrants Project, %s, source quality %d of 5; the hour is not known."
                        .formatted(
                                incident.location(),
                                incident.cause(),
                                incident.countriesOfOrigin(),
                                incident.incidentId(),
                                incident.sourceQuality()));
        var people = Stream.of(
                        people(incident.dead(), "dead"),
                        people(incident.missing(), "missing"),
                        people(incident.survivors(), "alive"))
                .filter(said -> !said.isEmpty())
                .collect(Collectors.joining(" "));
        return new DemoAlert(
                incident.reportedBy(),
                "migration",
                "migration",
                people + ", " + incident.place(),
                body(incident.reportedBy(), reference, "migration", "INFORM", content));
    }

    static DemoAlert of(Smuggling smuggling, String reference) {
        var body = body(
                smuggling.from(), reference, smuggling.workingGroup(), smuggling.actionToTake(), smuggling.content());
        if (smuggling.audience() != null) {
            body.set("audience", smuggling.audience());
        }
        return new DemoAlert(smuggling.from(), smuggling.workingGroup(), "smuggling", smuggling.summary(), body);
    }

    /** The vehicle of this theft, found by another country, which can read no more than the end of its VIN. */
    DemoAlert foundBy(String finder, String reference) {
        var sought = body.path("content");
        var end = vin().substring(vin().length() - CHASSIS_NUMBER);
        var content = JSON.objectNode()
                .put("type", "STOLEN_VEHICLE")
                .put("category", sought.path("category").asString())
                .put("make", sought.path("make").asString())
                .put("model", sought.path("model").asString())
                .put("chassisNumber", end)
                .put(
                        "description",
                        "Found without plates; the beginning of the VIN is filed off. Composed for the demo, the number is generated.");
        return new DemoAlert(
                finder,
                "stolen-vehicles",
                "vehicle",
                "…%s: a %s %s found"
                        .formatted(
                                end,
                                sought.path("make").asString(),
                                sought.path("model").asString()),
                body(finder, reference, "stolen-vehicles", "CONTACT_OWNER", content));
    }

    /** The same alert for one country alone. */
    DemoAlert onlyFor(String reader) {
        var narrowed = body.deepCopy();
        narrowed.putObject("audience").putArray("countries").add(reader);
        return new DemoAlert(country, workingGroup, kind, summary, narrowed);
    }

    /** Of the stolen vehicle; empty if it has none. */
    String vin() {
        return body.at("/content/vin").asString("");
    }

    /** Countries that it is for; empty: the whole group. */
    List<String> namedReaders() {
        return body.path("audience")
                .path("countries")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    /** What a gateway must refuse: a group that does not exist, a VIN with an O, a date long past and more. */
    static ObjectNode fullOfFaults() {
        var content = JSON.objectNode()
                .put("type", "STOLEN_VEHICLE")
                .put("category", "SPACESHIP")
                .put("vin", "WVGZZZ1TZBWO49850")
                .put("modelYear", 1066);
        content.putObject("theft").putObject("place").put("latitude", 144.79).put("longitude", 20.51);
        var body = body("RS", "RS-DEMO-FAULTS", "stolen-spaceships", "SEIZE", content);
        body.put("validUntil", "2001-01-01T00:00:00Z").putObject("urgency").put("level", "URGENT");
        body.putObject("contact").put("phone", "call me");
        return body;
    }

    private static ObjectNode body(
            String country, String reference, String workingGroup, String action, ObjectNode content) {
        var body = JSON.objectNode().put("nationalReference", reference).put("workingGroup", workingGroup);
        body.putObject("handling").put("code", "H1");
        body.putObject("evaluation").put("source", "B").put("information", "3");
        body.put("legalBasis", "PCC SEE, exchange of information").put("actionToTake", action);
        body.putObject("contact")
                .put("authority", "National contact point of " + country + " (demo)")
                .put("phone", Objects.requireNonNull(PHONES.get(country), "the demo's countries have telephones"));
        body.set("content", content);
        return body;
    }

    private static String people(@Nullable Integer count, String what) {
        return count == null || count == 0 ? "" : count + " " + what;
    }

    private static String category(String vehicleType) {
        return switch (vehicleType) {
            case "Roadbike", "Moped" -> "MOTORCYCLE";
            case "Trailer" -> "TRAILER";
            default -> "PASSENGER_CAR";
        };
    }
}
