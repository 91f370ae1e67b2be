package org.borderexchange.acceptance;

import static org.borderexchange.acceptance.story.Draft.stolenVehicle;

import org.borderexchange.acceptance.story.Exchange;

/** To named countries of a group that Montenegro is a member of, and not to Montenegro. */
class NamedCountriesIT extends NeedToKnow {

    NamedCountriesIT(Exchange exchange) {
        super(exchange, stolenVehicle().to("BA"));
    }
}
