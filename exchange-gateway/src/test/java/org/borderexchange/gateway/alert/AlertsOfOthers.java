package org.borderexchange.gateway.alert;

import java.time.Instant;
import java.util.List;
import org.borderexchange.gateway.alert.content.RegistrationPlate;
import org.borderexchange.gateway.alert.content.StolenVehicle;
import org.borderexchange.gateway.routing.Audience;
import org.borderexchange.schemas.codelist.ActionToTake;
import org.borderexchange.schemas.codelist.HandlingCode;
import org.borderexchange.schemas.codelist.InformationEvaluation;
import org.borderexchange.schemas.codelist.MatchDisclosure;
import org.borderexchange.schemas.codelist.SourceEvaluation;
import org.borderexchange.schemas.codelist.VehicleCategory;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.WorkingGroup;

/** Alerts as domain objects, for tests that need no request. */
public final class AlertsOfOthers {

    private static final String USUAL_PLATE = "A12-B-345";

    public static final Instant ISSUED = Instant.parse("2026-11-22T11:00:00Z");

    /** A car of Bosnia and Herzegovina, told to the whole group. */
    public static Alert.Outcome ofBosnia() {
        return ofBosnia(USUAL_PLATE);
    }

    /** With a plate that no other test's alert has, for what depends on who else has it. */
    public static Alert.Outcome ofBosnia(String plate) {
        var car = stolenCar(Audience.WHOLE_GROUP, plate);
        return Alert.issue(AlertId.next(new CountryCode("BA"), ISSUED), car, ISSUED);
    }

    /** Admitted: with its end of validity. */
    public static AlertDetails stolenCar(Audience audience) {
        return stolenCar(audience, USUAL_PLATE);
    }

    private static AlertDetails stolenCar(Audience audience, String plate) {
        return new AlertDetails(
                null,
                new WorkingGroup("stolen-vehicles"),
                audience,
                new Handling(HandlingCode.H1, null),
                new Evaluation(SourceEvaluation.A, InformationEvaluation.ONE),
                Urgency.ROUTINE,
                "PCC SEE",
                "theft",
                ActionToTake.SEIZE,
                Instant.parse("2030-01-01T00:00:00Z"),
                null,
                MatchDisclosure.NONE,
                List.of(),
                new Contact("Direkcija", null, null, null),
                car(plate));
    }

    public static StolenVehicle car() {
        return car(USUAL_PLATE);
    }

    private static StolenVehicle car(String plate) {
        return new StolenVehicle(
                VehicleCategory.PASSENGER_CAR,
                null,
                null,
                null,
                new RegistrationPlate(plate, new CountryCode("BA"), "BIH", null),
                "Škoda",
                "Octavia",
                "blue",
                2015,
                null,
                null,
                null,
                List.of(),
                null,
                null);
    }

    private AlertsOfOthers() {}
}
