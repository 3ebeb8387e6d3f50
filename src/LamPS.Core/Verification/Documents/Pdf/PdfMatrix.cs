namespace LamPS.Core.Verification.Documents.Pdf;

/// <summary>A transformation of the plane: x' = ax + cy + e, y' = bx + dy + f.</summary>
internal readonly record struct PdfMatrix(double A, double B, double C, double D, double E, double F)
{
    public static PdfMatrix Identity { get; } = new(1, 0, 0, 1, 0, 0);

    public static PdfMatrix Move(double x, double y) => new(1, 0, 0, 1, x, y);

    /// <summary>Six numbers as a matrix; <see cref="Identity"/> where they are none.</summary>
    public static PdfMatrix From(IReadOnlyList<object?> numbers) =>
        numbers is [double a, double b, double c, double d, double e, double f] ? new PdfMatrix(a, b, c, d, e, f) : Identity;

    /// <summary>This transformation, then <paramref name="next"/>.</summary>
    public PdfMatrix Then(PdfMatrix next) => new(
        (A * next.A) + (B * next.C),
        (A * next.B) + (B * next.D),
        (C * next.A) + (D * next.C),
        (C * next.B) + (D * next.D),
        (E * next.A) + (F * next.C) + next.E,
        (E * next.B) + (F * next.D) + next.F);
}
