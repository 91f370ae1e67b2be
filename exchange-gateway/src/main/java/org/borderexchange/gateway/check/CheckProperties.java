package org.borderexchange.gateway.check;

import java.util.Set;
import org.borderexchange.schemas.identifier.MatchStrength;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param recordKey secret of this country, 32 random characters or more: with it the records of checks can be searched, without it they
 *     cannot be guessed
 * @param sightings strengths of which the owner of an alert is told. Not of fragments and persons by default: most such matches mean somebody
 *     else, whose whereabouts would go abroad with each
 * @param candidates alerts read for one check; a check that found nothing in them is refused as unavailable
 * @param verifications checks that read alerts at the same time; more are refused
 */
@ConfigurationProperties("gateway.check")
public record CheckProperties(
        String recordKey,
        @DefaultValue({"EXACT", "NORMALISED"}) Set<MatchStrength> sightings,
        @DefaultValue("5000") int candidates,
        @DefaultValue("64") int verifications) {}
