/**
 * What the proof brings into a running gateway, so that the gateway needs no door for it. Start with {@link SyntheticIdentifiers}.
 */
@NullMarked
package org.borderexchange.proof.inside;

import org.jspecify.annotations.NullMarked;
