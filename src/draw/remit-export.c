/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-export"
#include "remit-scene-private.h"

#include "remit-error.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Drawings as files.  A file is made in memory and then written beside its target and renamed
 * over it, so that the target is the old or the new one, never half of either. */

#define MAX_PNG_SIDE 32767.0       /* cairo's own limit */
#define MAX_PNG_PIXELS 120000000.0 /* half a gigabyte while it is painted */
#define PNG_SCALE 2.0
#define PDF_POINTS 0.75      /* of a unit: 96 to the inch */
#define MAX_PDF_SIDE 14400.0 /* points; what readers take */
#define PAPER_SCALE 1000.0   /* every detail */

/* ---- writing bytes ---- */

static gboolean
fail_write (const char *path, int code, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *folder_path = g_path_get_dirname (path);
  g_autofree char *folder = g_filename_display_name (folder_path);

  switch (code)
    {
    case ENOENT:
    case ENOTDIR:
      g_set_error (
        error, REMIT_ERROR, REMIT_ERROR_WRITE,
        _ ("Could not write “%1$s”: there is no folder “%2$s”. Make it, or choose another "
           "one."),
        name, folder);
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      g_set_error (
        error, REMIT_ERROR, REMIT_ERROR_WRITE,
        _ ("Could not write “%1$s”: the folder “%2$s” is read-only for you. Choose another "
           "one."),
        name, folder);
      break;
    case ENOSPC:
    case EDQUOT:
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_WRITE,
                   _ ("Could not write “%s”: the disk is full. Make room, or choose another disk."),
                   name);
      break;
    case EISDIR:
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_WRITE,
                   _ ("Could not write “%s”: a folder has this name. Choose another name."), name);
      break;
    default:
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_WRITE, _ ("Could not write “%1$s”: %2$s."), name,
                   g_strerror (code));
      break;
    }
  return FALSE;
}

static gboolean
write_to_stdout (const char *data, gsize size, GError **error)
{
  if (fwrite (data, 1, size, stdout) == size && fflush (stdout) == 0)
    return TRUE;
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_WRITE,
               _ ("Could not write to the standard output: %s."), g_strerror (errno));
  return FALSE;
}

/* GLib says what failed as a code of its own; the system's is needed for the sentence. */
static int
find_errno (const GError *error)
{
  static const struct
  {
    int file_error, code;
  } pairs[] = { { G_FILE_ERROR_NOENT, ENOENT }, { G_FILE_ERROR_NOTDIR, ENOTDIR },
                { G_FILE_ERROR_ACCES, EACCES }, { G_FILE_ERROR_PERM, EPERM },
                { G_FILE_ERROR_ROFS, EROFS },   { G_FILE_ERROR_NOSPC, ENOSPC },
                { G_FILE_ERROR_ISDIR, EISDIR }, { G_FILE_ERROR_NAMETOOLONG, ENAMETOOLONG },
                { G_FILE_ERROR_LOOP, ELOOP } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (g_error_matches (error, G_FILE_ERROR, pairs[i].file_error))
      return pairs[i].code;
  return EIO;
}

static gboolean
write_bytes (const char *path, const char *data, gsize size, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *resolved = NULL;
  GFileSetContentsFlags flags = G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE;
  GStatBuf status;

  if (strcmp (path, "-") == 0)
    return write_to_stdout (data, size, error);
  if (g_stat (path, &status) == 0)
    {
      char *real = realpath (path, NULL);

      if (S_ISDIR (status.st_mode))
        {
          free (real);
          return fail_write (path, EISDIR, error);
        }
      /* A link stays a link; pipes and devices are written to, not replaced. */
      resolved = g_strdup (real);
      free (real);
      if (!S_ISREG (status.st_mode))
        flags = G_FILE_SET_CONTENTS_NONE;
    }
  if (g_file_set_contents_full (resolved != NULL ? resolved : path, data, (gssize)size, flags, 0666,
                                &local))
    return TRUE;
  return fail_write (path, find_errno (local), error);
}

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
check_status (cairo_status_t status, const char *path, GError **error)
{
  g_autofree char *name = NULL;

  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  name = g_filename_display_name (path);
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_LIMIT,
               _ ("Could not draw “%1$s”: %2$s. Export a smaller part or another format."), name,
               cairo_status_to_string (status));
  return FALSE;
}

/* ---- formats ---- */

gboolean
remit_scene_write_svg (const RemitScene *scene, const char *title, const char *path, GError **error)
{
  GString *svg = remit_scene_to_svg (scene, title);
  gboolean written = write_bytes (path, svg->str, svg->len, error);

  g_string_free (svg, TRUE);
  return written;
}

static gboolean
fits_png (const RemitRect *page, double scale)
{
  double width = ceil (page->width * scale), height = ceil (page->height * scale);

  return width <= MAX_PNG_SIDE && height <= MAX_PNG_SIDE && width * height <= MAX_PNG_PIXELS;
}

static void
paint_page (const RemitScene *scene, cairo_t *cr, const RemitRect *page, double scale)
{
  RemitRgba background = remit_scene_get_background (scene);

  cairo_set_source_rgb (cr, background.r, background.g, background.b);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -page->x, -page->y);
}

gboolean
remit_scene_write_png (const RemitScene *scene, double scale, const char *path, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  RemitRect page = _remit_scene_get_page (scene);
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  g_return_val_if_fail (scale > 0, FALSE);

  if (!fits_png (&page, scale))
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_LIMIT,
                   _ ("The drawing is too large for a PNG: it would be %1$.0f × %2$.0f pixels, and "
                      "at most %3$.0f on a side and %4$.0f million in all are possible. Export it "
                      "at a smaller scale, or as SVG or PDF."),
                   ceil (page.width * scale), ceil (page.height * scale), MAX_PNG_SIDE,
                   MAX_PNG_PIXELS / 1e6);
      return FALSE;
    }
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)ceil (page.width * scale),
                                        (int)ceil (page.height * scale));
  cr = cairo_create (surface);
  paint_page (scene, cr, &page, scale);
  remit_scene_paint (scene, cr, NULL, scale);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  cairo_surface_destroy (surface);
  return check_status (status, path, error)
         && write_bytes (path, (const char *)bytes->data, bytes->len, error);
}

gboolean
remit_scene_write_pdf (const RemitScene *scene, const char *title, const char *path, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *valid = g_utf8_make_valid (title != NULL ? title : "", -1);
  RemitRect page = _remit_scene_get_page (scene);
  double scale = MIN (PDF_POINTS, MAX_PDF_SIDE / MAX (page.width, page.height));
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
    append_bytes, bytes, page.width * scale, page.height * scale);
  cairo_status_t status;
  cairo_t *cr;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, valid);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Remit");
  cr = cairo_create (surface);
  paint_page (scene, cr, &page, scale);
  remit_scene_paint (scene, cr, NULL, PAPER_SCALE);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return check_status (status, path, error)
         && write_bytes (path, (const char *)bytes->data, bytes->len, error);
}

gboolean
remit_scene_write (const RemitScene *scene, const char *title, const char *format, const char *path,
                   GError **error)
{
  const char *ending = strrchr (path, '.');
  RemitRect page = _remit_scene_get_page (scene);

  if (format == NULL)
    format = ending != NULL && strchr (ending, '/') == NULL ? ending + 1 : "";
  if (g_ascii_strcasecmp (format, "svg") == 0)
    return remit_scene_write_svg (scene, title, path, error);
  if (g_ascii_strcasecmp (format, "pdf") == 0)
    return remit_scene_write_pdf (scene, title, path, error);
  if (g_ascii_strcasecmp (format, "png") == 0)
    return remit_scene_write_png (scene, fits_png (&page, PNG_SCALE) ? PNG_SCALE : 1, path, error);
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE,
               _ ("“%s” is not a format for drawings. Use svg, png or pdf."), format);
  return FALSE;
}
