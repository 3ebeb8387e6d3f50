namespace LamPS.Learning.Plans.Sources;

/// <summary>A file of a source, as readers get it.</summary>
/// <param name="Id">Stable name, with which ids of its procedures begin: <c>libreoffice/swriter/guide/table_insert</c>.</param>
/// <param name="Text">Its text.</param>
/// <param name="Application">Application by its catalog name, or <c>any</c>.</param>
/// <param name="Source">Where it comes from, for people.</param>
/// <param name="Licence">Licence (SPDX), or <c>unknown</c>.</param>
internal sealed record SourcePage(string Id, string Text, string Application, string Source, string Licence);
