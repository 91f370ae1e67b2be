/**
 * Cases and joint operations: what officers of this country do in them, and what the hub makes of it. Start with
 * {@link org.borderexchange.gateway.casework.CaseActService} and {@link org.borderexchange.gateway.casework.Casework}.
 */
@NullMarked
package org.borderexchange.gateway.casework;

import org.jspecify.annotations.NullMarked;
