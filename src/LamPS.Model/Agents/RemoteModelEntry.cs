using LamPS.Model.Remote;

namespace LamPS.Model.Agents;

/// <summary>A model on a server, as its file describes it.</summary>
/// <param name="Name">Its name, without <c>remote:</c>.</param>
/// <param name="File">Full path of the file.</param>
/// <param name="Settings">What the file says; null when it can't be read.</param>
/// <param name="Problem">What is wrong with the file; empty when nothing is.</param>
public sealed record RemoteModelEntry(string Name, string File, RemoteModelSettings? Settings, string Problem);
