using System.Text.Json.Serialization;
using LamPS.Contracts.Desktops;
using LamPS.Contracts.Health;
using LamPS.Contracts.Hosting;
using LamPS.Contracts.Learning;
using LamPS.Contracts.Planning;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Runs;
using LamPS.Contracts.Scheduling;
using LamPS.Host.Operations;
using LamPS.Host.Scheduling;
using LamPS.Learning.Episodes;
using LamPS.Learning.Proving;
using LamPS.Model.Measuring;

namespace LamPS.Host.Cli;

/// <summary>JSON of the command line's own results, in the form of <see cref="Core.Runs.ResultJsonContext"/>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ElementList))]
[JsonSerializable(typeof(PlanInfo))]
[JsonSerializable(typeof(RunList))]
[JsonSerializable(typeof(HealthReport))]
[JsonSerializable(typeof(HostInfo))]
[JsonSerializable(typeof(RunInfo))]
[JsonSerializable(typeof(CompiledRunbook))]
[JsonSerializable(typeof(ErrorResult))]
[JsonSerializable(typeof(IReadOnlyList<ApplicationInfo>))]
[JsonSerializable(typeof(IReadOnlyList<ModelInfo>))]
[JsonSerializable(typeof(ModelDetail))]
[JsonSerializable(typeof(ModelVerification))]
[JsonSerializable(typeof(ModelSpeed))]
[JsonSerializable(typeof(DeviceDetails))]
[JsonSerializable(typeof(CollectionProgress))]
[JsonSerializable(typeof(DatasetInfo))]
[JsonSerializable(typeof(IReadOnlyList<FamilyYield>))]
[JsonSerializable(typeof(IReadOnlyList<FamilyInfo>))]
[JsonSerializable(typeof(IReadOnlyList<RecipeProof>))]
[JsonSerializable(typeof(IReadOnlyList<ExpectationOutcome>))]
[JsonSerializable(typeof(LamPS.Learning.Plans.PlanDatasetResult))]
[JsonSerializable(typeof(MeasureResult))]
[JsonSerializable(typeof(TrainingInfo))]
[JsonSerializable(typeof(ScheduleInfo))]
[JsonSerializable(typeof(IReadOnlyList<ScheduleInfo>))]
[JsonSerializable(typeof(SchedulePreview))]
[JsonSerializable(typeof(LogonHostInfo))]
internal sealed partial class HostJsonContext : JsonSerializerContext;
