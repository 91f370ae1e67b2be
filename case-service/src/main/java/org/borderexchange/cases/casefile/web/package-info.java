/**
 * Cases and joint operations over HTTP, read only: writing goes through a gateway. Start with {@link
 * org.borderexchange.cases.casefile.web.CaseController}.
 */
@NullMarked
package org.borderexchange.cases.casefile.web;

import org.jspecify.annotations.NullMarked;
