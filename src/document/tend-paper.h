#pragma once

#include "tend-canvas.h"

G_BEGIN_DECLS

#define TEND_PAPER_GRAY ((TendColor){ 0.40, 0.42, 0.45 })
#define TEND_PAPER_RULE ((TendColor){ 0.80, 0.81, 0.83 })

typedef enum
{
  TEND_PAPER_LETTER,
  TEND_PAPER_A4,
  TEND_PAPER_HALF_LETTER, /* 5.5 × 8.5 inch */
  TEND_PAPER_ROLL_80_MM,  /* as long as what is on it */
} TendPaperSize;

/* Width and height in mm; the height of a roll is 0. */
void tend_paper_get_size (TendPaperSize size, double *width, double *height);

/**
 * TendClinicBlock:
 * @address: (nullable): lines parted by newlines
 *
 * Who a paper comes from. All but the name may be %NULL.
 */
typedef struct
{
  const char *name;
  const char *address;
  const char *phone;
  const char *ein; /* employer identification number */
  const char *npi; /* national provider identifier */
} TendClinicBlock;

/* Draws the block with its top left corner at @x, @y; returns the height taken in mm. */
double tend_paper_draw_clinic (
    TendCanvas *canvas, const TendClinicBlock *clinic, double x, double y, double width);

/* Whose paper it is: name, number and birth date; returns the height taken. @mrn and
 * @birth_date are nullable. */
double tend_paper_draw_patient (TendCanvas *canvas,
                                double      x,
                                double      y,
                                double      width,
                                const char *name,
                                const char *mrn,
                                const char *birth_date);

/* A small gray caption above a paragraph; returns the height taken, 0 when @text is empty. */
double tend_paper_draw_field (
    TendCanvas *canvas, double x, double y, double width, const char *caption, const char *text);

/* "Page n of m" at the foot of every page, and @note at its left. */
void tend_paper_number_pages (TendCanvas *canvas, double margin, const char *note);

G_END_DECLS
