package org.borderexchange.gateway.alert.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What one gateway instance takes on at a time.
 *
 * @param body of a request, or of one line of a batch
 * @param inFlightWrites changes on their way to the store; more are refused
 * @param outboxSubjects alerts with unsent events; with more of them, changes are refused
 * @param batchWindow lines of one batch that are worked on at the same time
 */
@ConfigurationProperties("gateway.limits")
record LimitProperties(
        @DefaultValue("256KB") DataSize body,
        @DefaultValue("256") int inFlightWrites,
        @DefaultValue("100000") long outboxSubjects,
        @DefaultValue("32") int batchWindow) {}
