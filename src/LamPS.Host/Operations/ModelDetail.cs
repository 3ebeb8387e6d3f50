namespace LamPS.Host.Operations;

/// <summary>A model of this machine.</summary>
/// <param name="Name">Name.</param>
/// <param name="Kind"><c>generative</c> or <c>compact</c>.</param>
/// <param name="Path">Full path of its folder.</param>
/// <param name="Bytes">Size of its files together.</param>
/// <param name="Licence">Licence; empty when it isn't known.</param>
/// <param name="Description">One sentence on it; may be empty.</param>
/// <param name="Source">Where it comes from; may be empty.</param>
/// <param name="Shipped">Whether it came with the program, or lies in a folder of the user's that LamPS doesn't change.</param>
/// <param name="HasHashes">Whether its files can be verified.</param>
/// <param name="Problem">What is wrong with it; empty when nothing is seen.</param>
internal sealed record ModelDetail(
    string Name, string Kind, string Path, long Bytes, string Licence, string Description, string Source, bool Shipped, bool HasHashes, string Problem);

/// <summary>What verifying found.</summary>
/// <param name="Name">Name of the model.</param>
/// <param name="Intact">Whether no file is missing or changed.</param>
/// <param name="Files">Its files.</param>
internal sealed record ModelVerification(string Name, bool Intact, IReadOnlyList<ModelFileDetail> Files);

/// <summary>A file of a model.</summary>
/// <param name="Path">Path in the folder.</param>
/// <param name="State"><c>intact</c>, <c>missing</c>, <c>changed</c>, or <c>unlisted</c> when no hash is known.</param>
internal sealed record ModelFileDetail(string Path, string State);

/// <summary>What models can run on.</summary>
/// <param name="Runtime">Version of ONNX Runtime.</param>
/// <param name="Library">Its file.</param>
/// <param name="Chosen">The device that models run on.</param>
/// <param name="Reason">Why this one.</param>
/// <param name="Threads">Threads on the processor, as measured.</param>
/// <param name="Devices">What the probes found.</param>
/// <param name="Adapters">Processors that are seen.</param>
internal sealed record DeviceDetails(
    string Runtime, string Library, string Chosen, string Reason, int Threads, IReadOnlyList<DeviceDetail> Devices, IReadOnlyList<AdapterDetail> Adapters);

/// <summary>A device that was tried.</summary>
/// <param name="Name">Name.</param>
/// <param name="Works">Whether it computes what it should.</param>
/// <param name="Milliseconds">Time of a computation on it; null when it doesn't work.</param>
/// <param name="CpuMilliseconds">Time of the same on the processor.</param>
/// <param name="Problem">Why it doesn't work; empty when it does.</param>
/// <param name="Adapter">Number and name of the graphics adapter that was tried; null where there is none to choose.</param>
internal sealed record DeviceDetail(string Name, bool Works, double? Milliseconds, double? CpuMilliseconds, string Problem, string? Adapter);

/// <summary>A processor.</summary>
/// <param name="Kind"><c>cpu</c>, <c>gpu</c> or <c>npu</c>.</param>
/// <param name="Name">Its name, or its maker and number.</param>
/// <param name="MemoryBytes">Memory of its own; null when it has none or doesn't tell.</param>
internal sealed record AdapterDetail(string Kind, string Name, long? MemoryBytes);
