/**
 * Who may say what where: the one check that every record passes before anybody acts on it. Start with
 * {@link org.borderexchange.schemas.proof.EventProof}.
 */
@NullMarked
package org.borderexchange.schemas.proof;

import org.jspecify.annotations.NullMarked;
