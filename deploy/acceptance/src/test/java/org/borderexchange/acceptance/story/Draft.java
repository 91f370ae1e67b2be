package org.borderexchange.acceptance.story;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.ObjectNode;

/**
 * An alert as an officer writes it, in the form of the API. Every vehicle has a plate and a chassis number of its own,
 * and every draft a national reference. Immutable.
 */
public final class Draft {

    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(100_000, 50_000_000));
    private static final InstantSource CLOCK = InstantSource.system();

    private static final String COMMON = """
            {"nationalReference": "ACC-%08d", "workingGroup": "%s", "handling": {"code": "H1"},
             "evaluation": {"source": "A", "information": "1"},
             "urgency": {"level": "URGENT", "justification": "heading for the border"},
             "legalBasis": "PCC SEE, exchange of information", "offence": "theft", "actionToTake": "SEIZE",
             "externalReferences": [{"system": "I-24/7", "reference": "2026/%08d"}],
             "contact": {"authority": "UKP Beograd", "phone": "+381 11 000 0000"},
             "content": %s}
            """;
    private static final String VEHICLE = """
            {"type": "STOLEN_VEHICLE", "category": "PASSENGER_CAR", "vin": "WVGZZZ5NZ%08d",
             "plate": {"number": "CB %08d", "country": "BA"},
             "make": "Volkswagen", "model": "Tiguan", "colour": "silver", "modelYear": 2011,
             "theft": {"from": "2026-11-20T20:00:00Z", "to": "2026-11-21T05:30:00Z",
                       "place": {"text": "Beograd, Zvezdara", "latitude": 44.79, "longitude": 20.51},
                       "circumstances": "THEFT", "keysPresent": false}}
            """;
    private static final String SMUGGLING = """
            {"type": "SMUGGLING", "commodity": "FIREARMS", "description": "pistols under the load",
             "quantity": {"amount": 12, "unit": "NMB", "basis": "ESTIMATED"},
             "transport": {"mode": "ROAD", "plate": {"number": "CB %08d", "country": "BA"}, "seals": []},
             "concealment": "LOAD_COVER",
             "route": [{"role": "ORIGIN", "place": {"text": "Bar", "unlocode": "MEBAR"}},
                       {"role": "DESTINATION", "place": {"text": "Sarajevo"}}],
             "persons": [{"role": "DRIVER", "familyName": "Петровић%08d", "givenNames": "Марко",
                          "dateOfBirth": "1984-05", "category": "SUSPECT"}]}
            """;

    private final ObjectNode json;
    private final int number;

    private Draft(ObjectNode json, int number) {
        this.json = json;
        this.number = number;
    }

    /** To the whole group {@code stolen-vehicles}. */
    public static Draft stolenVehicle() {
        int number = NEXT.getAndIncrement();
        return of(number, "stolen-vehicles", VEHICLE.formatted(number, number));
    }

    /** To a whole group that carries smuggling, e.g. {@code firearms}. */
    public static Draft smuggling(String group) {
        int number = NEXT.getAndIncrement();
        return of(number, group, SMUGGLING.formatted(number, number));
    }

    private static Draft of(int number, String group, String content) {
        return new Draft((ObjectNode) Json.read(COMMON.formatted(number, group, number, content)), number);
    }

    /** Only for these countries of the group. */
    public Draft to(String... countries) {
        var changed = json.deepCopy();
        var named = changed.putObject("audience").putArray("countries");
        for (var country : countries) {
            named.add(country);
        }
        return new Draft(changed, number);
    }

    public Draft toTheWholeGroup() {
        var changed = json.deepCopy();
        changed.remove("audience");
        return new Draft(changed, number);
    }

    /** Live only that long from now on. */
    public Draft validFor(Duration duration) {
        var changed = json.deepCopy();
        changed.put("validUntil", CLOCK.instant().plus(duration).toString());
        return new Draft(changed, number);
    }

    public Draft inColour(String colour) {
        var changed = json.deepCopy();
        ((ObjectNode) changed.required("content")).put("colour", colour);
        return new Draft(changed, number);
    }

    /** Smuggled goods in a vehicle with this plate, in whatever spelling. */
    public Draft carriedBy(String plate) {
        var changed = json.deepCopy();
        var transport = (ObjectNode) changed.required("content").required("transport");
        transport.putObject("plate").put("number", plate);
        return new Draft(changed, number);
    }

    /** Smuggled goods in a vehicle with this VIN. */
    public Draft inVehicle(String vin) {
        var changed = json.deepCopy();
        ((ObjectNode) changed.required("content").required("transport")).put("vin", vin);
        return new Draft(changed, number);
    }

    /** The owner of a matching alert who cannot read this one may learn whom to call. */
    public Draft withReferral() {
        return with("matchDisclosure", "REFERRAL");
    }

    /** With any value in a top-level field. */
    public Draft with(String field, String value) {
        var changed = json.deepCopy();
        changed.put(field, value);
        return new Draft(changed, number);
    }

    /** Of this draft's vehicle, Latin, without separators. */
    public String plate() {
        return "CB%08d".formatted(number);
    }

    /** Of this draft's vehicle, as it looks when the letters are Cyrillic. */
    public String plateInCyrillic() {
        return "СВ %s-%s".formatted(mark().substring(0, 4), mark().substring(4));
    }

    public String vin() {
        return "WVGZZZ5NZ%08d".formatted(number);
    }

    public String nationalReference() {
        return json.required("nationalReference").asString();
    }

    /** Digits that occur in every identifying value of this draft and nowhere else. */
    public String mark() {
        return "%08d".formatted(number);
    }

    public String json() {
        return json.toString();
    }
}
