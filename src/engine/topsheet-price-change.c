/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-price-change.h"

#include "engine/topsheet-price-worth.h"
#include "engine/topsheet-rule-choice.h"
#include "model/topsheet-assign.h"

#include <glib/gi18n-lib.h>

#define RATIO_SCALE 4

G_DEFINE_ENUM_TYPE (TopsheetPriceVerdict, topsheet_price_verdict,
                    G_DEFINE_ENUM_VALUE (TOPSHEET_PRICE_ADDED, "added"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_PRICE_CHANGED, "changed"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_PRICE_UNCHANGED, "unchanged"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_PRICE_SUSPICIOUS, "suspicious"))

struct _TopsheetPriceChange
{
  GObject parent_instance;

  TopsheetPriceRule *rule;
  TopsheetPriceRule *current;
  TopsheetPriceVerdict verdict;
  guint doubts;
  char *old_price;
  char *new_price;
  char *sentence;
  gboolean accepted;
};

G_DEFINE_FINAL_TYPE (TopsheetPriceChange, topsheet_price_change, G_TYPE_OBJECT)

typedef enum
{
  PROP_RULE = 1,
  PROP_CURRENT,
  PROP_VERDICT,
  PROP_DOUBTS,
  PROP_OLD_PRICE,
  PROP_NEW_PRICE,
  PROP_SENTENCE,
  PROP_ACCEPTED,
} TopsheetPriceChangeProperty;

static GParamSpec *properties[PROP_ACCEPTED + 1];

static void append (GString *text, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
append (GString *text, const char *format, ...)
{
  va_list args;

  if (text->len > 0)
    g_string_append_c (text, ' ');
  va_start (args, format);
  g_string_append_vprintf (text, format, args);
  va_end (args);
}

static void
append_comparison (TopsheetPriceChange *self, GString *text)
{
  const char *source = topsheet_price_rule_get_source (self->current);
  TopsheetDecimal ratio;
  g_autofree char *times = NULL;

  if (topsheet_price_change_get_ratio (self, &ratio))
    times = topsheet_decimal_print (&ratio);
  if ((self->doubts & TOPSHEET_PRICE_DOUBT_JUMP) != 0 && times != NULL)
    append (text, _("That is %s times as much; prices seldom change that far."), times);
  if ((self->doubts & TOPSHEET_PRICE_DOUBT_SOURCES) != 0)
    append (text, _("The price so far is from another source, %s, and the two are more than a quarter apart."),
            source != NULL ? source : "?");
}

static void
append_doubts (TopsheetPriceChange *self, GString *text)
{
  if ((self->doubts & TOPSHEET_PRICE_DOUBT_ZERO) != 0)
    append (text, _("It would be free, which hosted models hardly are."));
  if ((self->doubts & TOPSHEET_PRICE_DOUBT_TOKEN) != 0)
    append (text, _("No tokens of text cost more than 200 a million; the price may be for another number of them."));
  if ((self->doubts & TOPSHEET_PRICE_DOUBT_IMAGE) != 0)
    append (text, _("Pictures cost between 0.002 and 1 each; the price may be for something else."));
  if ((self->doubts & TOPSHEET_PRICE_DOUBT_VIDEO) != 0)
    append (text, _("A second of video costs between 0.003 and 1.5; the price may be for something else."));
  if (self->current != NULL)
    append_comparison (self, text);
  else if ((self->doubts & TOPSHEET_PRICE_DOUBT_JUMP) != 0)
    append (text, _("The price is too large to be compared."));
  if ((self->doubts & TOPSHEET_PRICE_DOUBT_CURRENCY) != 0)
    append (text, _("The model has prices in another currency than %s, and a call is billed in one."),
            topsheet_price_rule_get_currency (self->rule));
}

static void
write_sentence (TopsheetPriceChange *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *what = topsheet_rule_choice_describe (self->rule);
  const char *now = topsheet_price_change_get_new_price (self), *before = topsheet_price_change_get_old_price (self);

  if (self->verdict == TOPSHEET_PRICE_UNCHANGED)
    append (text, _("“%1$s” costs %2$s as before."), what, now);
  else if (self->current == NULL)
    append (text, _("“%1$s” is new and costs %2$s."), what, now);
  else
    append (text, _("“%1$s” costs %2$s; before it was %3$s."), what, now, before);
  append_doubts (self, text);
  self->sentence = g_strdup (text->str);
}

static void
topsheet_price_change_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TopsheetPriceChange *self = TOPSHEET_PRICE_CHANGE (object);

  switch ((TopsheetPriceChangeProperty) prop_id)
    {
    case PROP_RULE:
      g_value_set_object (value, self->rule);
      break;
    case PROP_CURRENT:
      g_value_set_object (value, self->current);
      break;
    case PROP_VERDICT:
      g_value_set_enum (value, (int) self->verdict);
      break;
    case PROP_DOUBTS:
      g_value_set_uint (value, self->doubts);
      break;
    case PROP_OLD_PRICE:
      g_value_set_string (value, topsheet_price_change_get_old_price (self));
      break;
    case PROP_NEW_PRICE:
      g_value_set_string (value, topsheet_price_change_get_new_price (self));
      break;
    case PROP_SENTENCE:
      g_value_set_string (value, topsheet_price_change_get_sentence (self));
      break;
    case PROP_ACCEPTED:
      g_value_set_boolean (value, self->accepted);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
topsheet_price_change_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_ACCEPTED)
    topsheet_price_change_set_accepted (TOPSHEET_PRICE_CHANGE (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
topsheet_price_change_finalize (GObject *object)
{
  TopsheetPriceChange *self = TOPSHEET_PRICE_CHANGE (object);

  g_clear_object (&self->rule);
  g_clear_object (&self->current);
  g_clear_pointer (&self->old_price, g_free);
  g_clear_pointer (&self->new_price, g_free);
  g_clear_pointer (&self->sentence, g_free);

  G_OBJECT_CLASS (topsheet_price_change_parent_class)->finalize (object);
}

static void
topsheet_price_change_class_init (TopsheetPriceChangeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = topsheet_price_change_get_property;
  object_class->set_property = topsheet_price_change_set_property;
  object_class->finalize = topsheet_price_change_finalize;

  properties[PROP_RULE] = g_param_spec_object ("rule", NULL, NULL, TOPSHEET_TYPE_PRICE_RULE, TOPSHEET_PARAM_READABLE);
  properties[PROP_CURRENT] = g_param_spec_object ("current", NULL, NULL, TOPSHEET_TYPE_PRICE_RULE,
                                                  TOPSHEET_PARAM_READABLE);
  properties[PROP_VERDICT] = g_param_spec_enum ("verdict", NULL, NULL, TOPSHEET_TYPE_PRICE_VERDICT,
                                                TOPSHEET_PRICE_ADDED, TOPSHEET_PARAM_READABLE);
  properties[PROP_DOUBTS] = g_param_spec_uint ("doubts", NULL, NULL, 0, G_MAXUINT, 0, TOPSHEET_PARAM_READABLE);
  properties[PROP_OLD_PRICE] = g_param_spec_string ("old-price", NULL, NULL, NULL, TOPSHEET_PARAM_READABLE);
  properties[PROP_NEW_PRICE] = g_param_spec_string ("new-price", NULL, NULL, NULL, TOPSHEET_PARAM_READABLE);
  properties[PROP_SENTENCE] = g_param_spec_string ("sentence", NULL, NULL, NULL, TOPSHEET_PARAM_READABLE);
  properties[PROP_ACCEPTED] = g_param_spec_boolean ("accepted", NULL, NULL, FALSE, TOPSHEET_PARAM_READWRITE);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
topsheet_price_change_init (TopsheetPriceChange *self)
{
}

TopsheetPriceChange *
topsheet_price_change_new (TopsheetPriceRule *rule,
                           TopsheetPriceRule *current,
                           TopsheetPriceVerdict verdict,
                           guint doubts)
{
  TopsheetPriceChange *self;

  g_return_val_if_fail (TOPSHEET_IS_PRICE_RULE (rule), NULL);
  g_return_val_if_fail (current == NULL || TOPSHEET_IS_PRICE_RULE (current), NULL);

  self = g_object_new (TOPSHEET_TYPE_PRICE_CHANGE, NULL);
  self->rule = g_object_ref (rule);
  self->current = current != NULL ? g_object_ref (current) : NULL;
  self->verdict = verdict;
  self->doubts = doubts;
  self->accepted = verdict == TOPSHEET_PRICE_ADDED || verdict == TOPSHEET_PRICE_CHANGED;
  return self;
}

TopsheetPriceRule *
topsheet_price_change_get_rule (TopsheetPriceChange *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PRICE_CHANGE (self), NULL);

  return self->rule;
}

TopsheetPriceRule *
topsheet_price_change_get_current (TopsheetPriceChange *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PRICE_CHANGE (self), NULL);

  return self->current;
}

TopsheetPriceVerdict
topsheet_price_change_get_verdict (TopsheetPriceChange *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PRICE_CHANGE (self), TOPSHEET_PRICE_UNCHANGED);

  return self->verdict;
}

guint
topsheet_price_change_get_doubts (TopsheetPriceChange *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PRICE_CHANGE (self), 0);

  return self->doubts;
}

const char *
topsheet_price_change_get_new_price (TopsheetPriceChange *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PRICE_CHANGE (self), NULL);

  /* Of thousands few are ever looked at. */
  if (self->new_price == NULL)
    self->new_price = topsheet_price_worth_print (self->rule);

  return self->new_price;
}

const char *
topsheet_price_change_get_old_price (TopsheetPriceChange *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PRICE_CHANGE (self), NULL);

  if (self->old_price == NULL && self->current != NULL)
    self->old_price = topsheet_price_worth_print (self->current);

  return self->old_price;
}

gboolean
topsheet_price_change_get_ratio (TopsheetPriceChange *self, TopsheetDecimal *out)
{
  TopsheetDecimal before, now;

  g_return_val_if_fail (TOPSHEET_IS_PRICE_CHANGE (self), FALSE);
  g_return_val_if_fail (out != NULL, FALSE);

  if (self->current == NULL || !topsheet_price_worth_get (self->current, &before) ||
      !topsheet_price_worth_get (self->rule, &now) || topsheet_decimal_sign (&before) <= 0 ||
      !topsheet_decimal_divide (&now, &before, RATIO_SCALE, out, NULL))
    return FALSE;

  *out = topsheet_decimal_normalize (out);
  return TRUE;
}

const char *
topsheet_price_change_get_sentence (TopsheetPriceChange *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PRICE_CHANGE (self), NULL);

  if (self->sentence == NULL)
    write_sentence (self);

  return self->sentence;
}

gboolean
topsheet_price_change_get_accepted (TopsheetPriceChange *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PRICE_CHANGE (self), FALSE);

  return self->accepted;
}

void
topsheet_price_change_set_accepted (TopsheetPriceChange *self, gboolean accepted)
{
  g_return_if_fail (TOPSHEET_IS_PRICE_CHANGE (self));

  if (self->accepted == !!accepted)
    return;

  self->accepted = !!accepted;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACCEPTED]);
}

const char *
topsheet_price_verdict_nick (TopsheetPriceVerdict verdict)
{
  static const char * const nicks[] = { "added", "changed", "unchanged", "suspicious" };

  g_return_val_if_fail (verdict <= TOPSHEET_PRICE_VERDICT_LAST, NULL);

  return nicks[verdict];
}

const char *
topsheet_price_doubt_nick (TopsheetPriceDoubt doubt)
{
  static const char * const nicks[] = { "token_price", "image_price", "video_price", "jump",
                                        "sources",     "zero",        "currency" };

  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    if ((guint) doubt == 1u << i)
      return nicks[i];

  g_return_val_if_reached (NULL);
}
