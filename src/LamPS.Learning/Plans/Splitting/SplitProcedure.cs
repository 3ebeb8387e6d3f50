using LamPS.Learning.Plans.Sources;
using LamPS.Learning.Records;

namespace LamPS.Learning.Plans.Splitting;

/// <summary>A procedure and what it may be used for.</summary>
/// <param name="Procedure">The procedure.</param>
/// <param name="Family">Its family: id of the family's first procedure.</param>
/// <param name="IsTestFamily">Whether models are never shown its family.</param>
/// <param name="HeldOutWording">Index of the wording that models are never shown, or -1.</param>
/// <param name="IsTestPart">Whether it is composed for tests only.</param>
internal sealed record SplitProcedure(SourceProcedure Procedure, string Family, bool IsTestFamily, int HeldOutWording, bool IsTestPart)
{
    /// <summary>Split of a wording.</summary>
    /// <param name="wording">Index.</param>
    public Split Of(int wording) => IsTestFamily ? Split.TestFamily : wording == HeldOutWording ? Split.TestPhrasing : Split.Train;
}
