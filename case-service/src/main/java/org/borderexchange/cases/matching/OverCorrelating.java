package org.borderexchange.cases.matching;

import java.time.Instant;
import org.borderexchange.schemas.identifier.IdentifierKind;

/**
 * An identifier that so many alerts share that it tells nothing any more. Its value is not for operators.
 *
 * @param rule name of the {@link org.borderexchange.schemas.identifier.KeyRule} of the shared key
 * @param alerts how many share it now
 * @param since when it went over the limit
 */
public record OverCorrelating(IdentifierKind kind, String rule, int alerts, Instant since) {}
