using System.Collections.Generic;

namespace LamPS.Contracts.Learning;

/// <summary>Something to measure on tasks that were held out.</summary>
/// <param name="Token">Names the request in what the host sends meanwhile.</param>
/// <param name="Kind">What is measured.</param>
/// <param name="Suite">Full path of the folder of a data set; for plans also of a file of plan records.</param>
/// <param name="Models">Who is measured; none for the baseline.</param>
/// <param name="Split">Only this split; null for all that are held out.</param>
/// <param name="Limit">Most tasks, drawn by the seed; 0 for all.</param>
/// <param name="Seed">Seed of draws and intervals.</param>
/// <param name="Output">Full path of a folder for tables, plots and a page of failed tasks; null for none.</param>
/// <param name="GivenPlan">Whether decisions are made on the teacher's plan lines instead of the model's own.</param>
/// <param name="Sessions">Desktop sessions side by side for live runs; 0 leaves it to the host.</param>
/// <param name="Recipes">Full path of a folder with the recipes of the data set; null for those of LamPS.</param>
public sealed record MeasureRequest(
    string Token,
    MeasureKind Kind,
    string Suite,
    IReadOnlyList<string> Models,
    string? Split = null,
    int Limit = 0,
    int Seed = 1,
    string? Output = null,
    bool GivenPlan = false,
    int Sessions = 0,
    string? Recipes = null);
