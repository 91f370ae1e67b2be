package org.borderexchange.proof;

import java.util.concurrent.atomic.AtomicInteger;

/** Stolen vehicles with generated numbers, about as long as real ones. */
final class SampleAlerts {

    private static final String TEMPLATE = """
            {"nationalReference": "PROOF-%1$07d", "workingGroup": "stolen-vehicles", "handling": {"code": "H1"},
             "evaluation": {"source": "A", "information": "1"},
             "urgency": {"level": "URGENT", "justification": "vehicle heading for the border"},
             "legalBasis": "PCC SEE, exchange of information", "offence": "theft", "actionToTake": "SEIZE",
             "externalReferences": [{"system": "I-24/7", "reference": "2026/%1$07d"}],
             "contact": {"authority": "UKP Beograd", "phone": "+381 11 000 0000"},
             "content": {"type": "STOLEN_VEHICLE", "category": "PASSENGER_CAR", "vin": "%2$s",
              "plate": {"number": "BG %3$04d-ЋД", "country": "RS"}, "make": "Volkswagen", "model": "Tiguan",
              "colour": "silver", "modelYear": 2011,
              "theft": {"from": "2026-11-20T20:00:00Z", "to": "2026-11-21T05:30:00Z",
               "place": {"text": "Beograd, Zvezdara", "latitude": 44.79, "longitude": 20.51},
               "circumstances": "THEFT", "keysPresent": false}}}
            """;

    private final AtomicInteger next = new AtomicInteger();

    /** @param vin of the stolen vehicle */
    record Sample(String vin, String json) {}

    /** Another one at each call; safe for many threads. */
    Sample next() {
        int number = next.incrementAndGet();
        return new Sample(vin(number), TEMPLATE.formatted(number, vin(number), number % 10_000));
    }

    String json() {
        return next().json();
    }

    /** Of the alert made by that call, from 1. */
    static String vin(int number) {
        return "WVGAV7AX9BW%06d".formatted(number % 1_000_000);
    }
}
