package org.borderexchange.gateway;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param country ISO 3166-1 alpha-2 of the country whose gateway this is
 * @param instance tells the instances of one gateway apart; stays the same across restarts
 */
@ConfigurationProperties("gateway")
public record GatewayProperties(
        String country, @DefaultValue("1") String instance) {}
