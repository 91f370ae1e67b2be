/**
 * When two alerts, or a check and an alert, are held to mean the same vehicle, document, container or person. Start with
 * {@link org.borderexchange.schemas.matching.Comparison}. All of it is pure, deterministic and thread-safe.
 */
@NullMarked
package org.borderexchange.schemas.matching;

import org.jspecify.annotations.NullMarked;
