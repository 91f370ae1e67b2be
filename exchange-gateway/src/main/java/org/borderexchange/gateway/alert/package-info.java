/**
 * The alert: what its owner may do with it, and what others then learn. Pure; adapters are in the sub-packages. Start with
 * {@link Alert}, then {@link AlertService}.
 */
@NullMarked
package org.borderexchange.gateway.alert;

import org.jspecify.annotations.NullMarked;
