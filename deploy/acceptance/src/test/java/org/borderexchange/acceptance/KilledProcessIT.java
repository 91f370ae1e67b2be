package org.borderexchange.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.borderexchange.acceptance.story.Exchange;
import org.borderexchange.acceptance.story.Load;
import org.borderexchange.acceptance.story.SharedExchange;
import org.borderexchange.local.stack.StackProcess;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code kill -9} under load: what was answered with 201 is in the store and reaches the others, once. */
@ExtendWith(SharedExchange.class)
@Order(Order.DEFAULT + 3)
class KilledProcessIT {

    private static final int ENOUGH = 300;

    private final Exchange exchange;

    KilledProcessIT(Exchange exchange) {
        this.exchange = exchange;
    }

    @Test
    void aKilledGatewayLosesNothingAndRepeatsNothing() {
        survives(exchange.stack().gateway("RS"));
    }

    @Test
    void aKilledStoreLosesNothingAndRepeatsNothing() {
        survives(exchange.stack().store());
    }

    private void survives(StackProcess victim) {
        var officer = exchange.officerOf("RS");
        try (var load = Load.of(officer)) {
            load.untilAccepted(ENOUGH);

            victim.kill();
            victim.start();

            load.untilAccepted(load.acceptedSoFar() + ENOUGH);
            assertThat(load.stop()).hasSizeGreaterThanOrEqualTo(2 * ENOUGH);
            load.isAllStoredAt(officer);
            load.isAllSeenOnceAt(exchange.deskOf("BA"));
            load.isAllSeenOnceAt(exchange.deskOf("ME"));
        }
    }
}
