using System;
using System.Collections.Generic;
using System.Linq;

namespace LamPS.Contracts.Learning;

/// <summary>What a data set holds.</summary>
/// <param name="Path">Full path of its folder.</param>
/// <param name="Tasks">Tasks on the work list of episodes.</param>
/// <param name="Groups">What is in it, by stage, agent and split.</param>
/// <param name="Bytes">Size of its files.</param>
public sealed record DatasetInfo(string Path, int Tasks, IReadOnlyList<DatasetGroup> Groups, long Bytes)
{
    /// <summary>Tasks with plans.</summary>
    public int Plans => Groups.Where(g => g.Stage == DatasetStage.Plans).Sum(g => g.Records);

    /// <summary>Episodes that were tried.</summary>
    public int Episodes => Groups.Sum(g => g.Episodes);

    /// <summary>Of them, those whose saved document shows that the task was done.</summary>
    public int Verified => Groups.Sum(g => g.Verified);

    /// <summary>Synthetic state-action records.</summary>
    public int Synthetic => Groups.Where(g => g.Stage == DatasetStage.Synthetic).Sum(g => g.Records);
}

/// <summary>What one stage made for one split.</summary>
/// <param name="Path">Full path of the folder of the data set.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Agent">Who tried the episodes; null for the other stages.</param>
/// <param name="Split">What it may be used for: <c>train</c>, <c>test-phrasing</c>, <c>test-family</c>, <c>test-composition</c>.</param>
/// <param name="Families">Families of tasks, and sets of families, in it.</param>
/// <param name="Episodes">Episodes that were tried.</param>
/// <param name="Verified">Of them, those whose saved document shows that the task was done: trajectories.</param>
/// <param name="Unsure">Of them, those that can't be told.</param>
/// <param name="Records">Records to learn from: plans, actions of verified episodes, or synthetic actions.</param>
/// <param name="Long">Verified episodes of three actions or more.</param>
public sealed record DatasetGroup(
    string Path, DatasetStage Stage, string? Agent, string Split, int Families, int Episodes, int Verified, int Unsure, int Records, int Long)
{
    /// <summary>Share of the episodes that were verified, from 0 to 1; null where there are none.</summary>
    public double? Yield => Episodes > 0 ? Math.Round((double)Verified / Episodes, 4) : null;
}
