package org.borderexchange.gateway.receipt.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How receipts are told.
 *
 * @param interval between two turns: a receipt is so late at most, unless more waits than a turn tells
 * @param portion subjects told in one turn, at most
 * @param oldPortion of those, how many of the past: what a country that joins reads must not become a storm
 * @param waiting subjects remembered at most; what is beyond is found again in the store
 * @param retry pause before what could not be looked up in the store is looked up again
 */
@ConfigurationProperties("gateway.receipts")
record ReceiptProperties(
        @DefaultValue("500ms") Duration interval,
        @DefaultValue("500") int portion,
        @DefaultValue("100") int oldPortion,
        @DefaultValue("20000") int waiting,
        @DefaultValue("10s") Duration retry) {}
